import { createStore } from 'zustand/vanilla';
import { createMilestone } from './milestone.ts';
import type { Selection } from './view-store.ts';

/** Where to fly: a thing, a place, or a box `[west, south, east, north]` in degrees. */
export type FlightTarget =
  | Selection
  | { lon: number; lat: number; zoom?: number }
  | { bounds: readonly [number, number, number, number] };

/** What a screen keeps clear of panels, in CSS pixels. */
export type Padding = { top: number; right: number; bottom: number; left: number };

/** What lies over the upper left corner of the map, beside what is kept clear; where it ends, in CSS pixels. */
export type Corner = { right: number; bottom: number };

/** What the map can be asked for. The map says it is there by `attachMap`. */
export type MapPort = {
  /** False where the map is in another window and only flights reach it. */
  draws: boolean;
  flyTo(target: FlightTarget): void;
  setPadding(padding: Padding): void;
};

let port: MapPort | null = null;
/** The flight asked for last while there was no map. The last alone: a wall that can draw none asks for one a scene, for weeks. */
let waiting: FlightTarget | null = null;
/** What a map that is built anew must be told again, and what stands in its place keeps clear of. */
export const paddingStore = createStore<{ padding: Padding | null }>(() => ({ padding: null }));

/** Called by the map alone. The flight asked for last before it was there is flown now. */
export function attachMap(map: MapPort | null): void {
  port = map;
  if (!map) return;
  const { padding } = paddingStore.getState();
  if (padding) map.setPadding(padding);
  const asked = waiting;
  waiting = null;
  if (asked !== null) map.flyTo(asked);
}

/** Whether there is a map on this page that can be drawn on; the port of a second window is none. */
export const hasMap = (): boolean => port?.draws === true;

/** The page's map has been made for the first time, or could not be. */
export const mapMade = createMilestone();
/** The risk of the grids has been drawn for the first time. */
export const riskDrawn = createMilestone();

/** Flies to a thing or a place; without motion where the person wants none. */
export function flyTo(target: FlightTarget): void {
  if (port) port.flyTo(target);
  else waiting = target;
}

let corner: Corner = { right: 0, bottom: 0 };

/** Told by a screen that lays something over the corner: no words of the map belong under it. */
export const coverCorner = (covered: Corner): void => {
  corner = covered;
};
export const coveredCorner = (): Corner => corner;

/** What is kept clear now; whoever changes it for a while puts this back. */
export const mapPadding = (): Padding | null => paddingStore.getState().padding;

export function setMapPadding(wanted: Padding): void {
  paddingStore.setState({ padding: wanted });
  port?.setPadding(wanted);
}
