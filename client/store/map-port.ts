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
let waiting: ((port: MapPort) => void)[] = [];
/** What a map that is built anew must be told again, and what stands in its place keeps clear of. */
export const paddingStore = createStore<{ padding: Padding | null }>(() => ({ padding: null }));

/** Called by the map alone. Whatever was asked before it was there is done now. */
export function attachMap(map: MapPort | null): void {
  port = map;
  if (!map) return;
  const { padding } = paddingStore.getState();
  if (padding) map.setPadding(padding);
  const asked = waiting;
  waiting = [];
  for (const ask of asked) ask(map);
}

/** Whether there is a map on this page that can be drawn on; the port of a second window is none. */
export const hasMap = (): boolean => port?.draws === true;

function withMap(act: (port: MapPort) => void): void {
  if (port) act(port);
  else waiting = [...waiting, act];
}

/** The page's map has been made for the first time, or could not be. */
export const mapMade = createMilestone();
/** The risk of the grids has been drawn for the first time. */
export const riskDrawn = createMilestone();

/** Flies to a thing or a place; without motion where the person wants none. */
export const flyTo = (target: FlightTarget): void => withMap((map) => map.flyTo(target));

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
