import { sketchGuest } from '../map/sketch.ts';
import { inviteGuest } from '../store/map-guest.ts';
import { beginSketch, endSketch, type Sketch, sketchStore } from '../store/sketch-store.ts';

let leaveMap: (() => void) | null = null;

function end(): void {
  leaveMap?.();
  leaveMap = null;
  endSketch();
}

/** Lets an area be drawn or a place be picked on the map that is there; it is in the sketch then. What was begun before ends. */
export function beginOnMap(start: Omit<Sketch, 'before'>): void {
  end();
  beginSketch(start);
  leaveMap = inviteGuest(sketchGuest(start.kind));
}

/** Ends what is drawn or picked for `of`; what is drawn for another goes on. */
export function leaveSketch(of: Sketch['of']): void {
  if (sketchStore.getState().sketch?.of === of) end();
}
