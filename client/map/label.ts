import type { IndexedRegisters } from '../store/registers.ts';
import type { MapScene } from './map-scene.ts';
import type { Things } from './things.ts';

/** From which zoom on each kind of thing is told in words. */
export const LABELLED_FROM = {
  grid: 12.5,
  gathering: 12,
  shelter: 13,
  unit: 13.5,
  stream: 13.5,
  hazard: 15,
  alarm: 12.5,
  incidentPlace: 12.5,
  linkedTip: 13.5,
} as const;

/** Which side of the words is at the place. */
export type Anchor = 'top' | 'bottom' | 'left' | 'right' | 'center';
export type Label = {
  lon: number;
  lat: number;
  text: string;
  anchor: Anchor;
  rank: number;
  size: number;
  /** Of an official warning, and how far it stands off its outline, in widths of its own type. */
  gap?: number;
};

/** Lower comes first where there is no room for all. */
export const RANKS = {
  warning: -50,
  alarm: 0,
  told: 5,
  gathering: 10,
  unit: 20,
  shelter: 30,
  stream: 40,
  hazard: 50,
  grid: 60,
};

export type Source = { scene: MapScene; things: Things; registers: IndexedRegisters };
