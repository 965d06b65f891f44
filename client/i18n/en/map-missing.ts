import type { zhMapMissing } from '../zh-CN/map-missing.ts';

export const enMapMissing: Record<keyof typeof zhMapMissing, string> = {
  'map.missing': 'The map cannot be drawn',
  'map.missing.hint':
    'The browser gives no WebGL to draw with. Lists and platform alarms go on; it is tried again every 30 seconds. If it stays so, turn on graphics acceleration in the settings of the browser, or use another browser.',
};
