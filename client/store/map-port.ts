import type { Selection } from './view-store.ts';

/** Where to fly: a thing, a place, or a box `[west, south, east, north]` in degrees. */
export type FlightTarget =
  | Selection
  | { lon: number; lat: number; zoom?: number }
  | { bounds: readonly [number, number, number, number] };

/** What a screen keeps clear of panels, in CSS pixels. */
export type Padding = { top: number; right: number; bottom: number; left: number };

/** What the map can be asked for. The map says it is there by `attachMap`. */
export type MapPort = {
  /** False where the map is in another window and only flights reach it. */
  draws: boolean;
  flyTo(target: FlightTarget): void;
  setPadding(padding: Padding): void;
  /** A locked view takes no flight and no gesture but the one that unlocks it. */
  lock(locked: boolean): void;
  zoomBy(steps: number): void;
  /** Resolves when everything asked for is drawn: for pictures. */
  idle(): Promise<void>;
};

let port: MapPort | null = null;
let waiting: ((port: MapPort) => void)[] = [];
/** What a map that is built anew must be told again. */
let padding: Padding | null = null;
let locked = false;

/** Called by the map alone. Whatever was asked before it was there is done now. */
export function attachMap(map: MapPort | null): void {
  port = map;
  if (!map) return;
  if (padding) map.setPadding(padding);
  if (locked) map.lock(true);
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

/** Flies to a thing or a place; without motion where the person wants none. */
export const flyTo = (target: FlightTarget): void => withMap((map) => map.flyTo(target));

export const fitBounds = (bounds: readonly [number, number, number, number]): void =>
  flyTo({ bounds });

export function setMapPadding(wanted: Padding): void {
  padding = wanted;
  port?.setPadding(wanted);
}

export function lockView(wanted: boolean): void {
  locked = wanted;
  port?.lock(wanted);
}

export const zoomBy = (steps: number): void => withMap((map) => map.zoomBy(steps));

export const mapIdle = (): Promise<void> =>
  new Promise((resolve) => withMap((map) => void map.idle().then(resolve)));
