import type { zhSketch } from '../zh-CN/sketch.ts';

/** The same words in English. */
export const enSketch: Record<keyof typeof zhSketch, string> = {
  'sketch.place.hint': 'Click to set the place, click again to move it; Esc leaves',
  'sketch.area.hint':
    'Click corner by corner, click the first to close; drag corners to change, right-click deletes one; Esc leaves',
  'sketch.undo': 'Undo',
  'sketch.clear': 'Clear',
  'sketch.leave': 'Leave',
  'sketch.take': 'Use it',
  'sketch.longitude': 'Longitude (WGS 84)',
  'sketch.latitude': 'Latitude (WGS 84)',
  'sketch.pick': 'Pick on the map',
  'sketch.draw': 'Draw the area on the map',
  'sketch.redraw': 'Redraw the area on the map',
  'sketch.remove': 'Remove the area',
  'sketch.no-outline': 'No area drawn',
  'sketch.corners': 'Drawn, {count} corners',
};
