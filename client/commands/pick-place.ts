import { sketchGuest } from '../map/sketch.ts';
import { inviteGuest } from '../store/map-guest.ts';
import { beginSketch, endSketch } from '../store/sketch-store.ts';
import { leaveDrawing } from './evacuate.ts';

let leaveMap: (() => void) | null = null;

/** Lets a place be picked on the map that is there; it is in the sketch then. */
export function beginPicking(): void {
  leavePicking();
  leaveDrawing();
  beginSketch({ kind: 'place', place: null, outline: null });
  leaveMap = inviteGuest(sketchGuest('place'));
}

export function leavePicking(): void {
  if (leaveMap === null) return;
  leaveMap();
  leaveMap = null;
  endSketch();
}
