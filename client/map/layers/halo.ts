import { ScatterplotLayer } from '@deck.gl/layers';
import type { Rgba } from '../map-palette.ts';
import { FLAT } from './placement.ts';

export type HaloInput = {
  id: string;
  place: readonly [number, number] | null;
  radiusPx: number;
  colour: Rgba;
};

/** A ring around what is selected or under the pointer, when it is a symbol. */
export function haloLayer({ id, place, radiusPx, colour }: HaloInput) {
  return new ScatterplotLayer<readonly [number, number]>({
    id,
    data: place ? [place] : [],
    getPosition: ([lon, lat]) => [lon, lat],
    getRadius: radiusPx,
    radiusUnits: 'pixels',
    stroked: true,
    filled: false,
    getLineColor: colour,
    getLineWidth: 2,
    lineWidthUnits: 'pixels',
    updateTriggers: { getRadius: radiusPx, getLineColor: colour },
    pickable: false,
    parameters: FLAT,
  });
}

/** A pulse begins when an alarm rises, goes outward twice and is over. */
export const PULSE_MS = 2_600;
const RINGS = 2;
const WIDEST_PX = 34;

export type Pulse = { lon: number; lat: number; colour: Rgba; startedAt: number };

/** Pulses that are still to be seen. */
export const livingPulses = (pulses: readonly Pulse[], now: number): readonly Pulse[] =>
  pulses.filter(({ startedAt }) => now - startedAt < PULSE_MS);

/** Rings that widen and fade around alarms that have just risen. */
export function pulsesLayer(pulses: readonly Pulse[], now: number) {
  const progress = ({ startedAt }: Pulse) => (((now - startedAt) / PULSE_MS) * RINGS) % 1;
  return new ScatterplotLayer<Pulse>({
    id: 'alarm-pulses',
    data: pulses,
    getPosition: ({ lon, lat }) => [lon, lat],
    getRadius: (pulse) => 8 + progress(pulse) * WIDEST_PX,
    radiusUnits: 'pixels',
    stroked: true,
    filled: false,
    getLineColor: (pulse) => {
      const [red, green, blue] = pulse.colour;
      return [red, green, blue, Math.round((1 - progress(pulse)) * 220)];
    },
    getLineWidth: 2.5,
    lineWidthUnits: 'pixels',
    updateTriggers: { getRadius: now, getLineColor: now },
    pickable: false,
    parameters: FLAT,
  });
}
