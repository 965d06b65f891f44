import {
  type GasPressure,
  type GasZone,
  type MeasuredFrom,
  THICKEST_PIPE_MILLIMETRES,
} from '../model/gas-pipe.ts';

/** Reach of both zones from the outer wall of a pipe, metres. Source: GB 55009-2021, DOMAIN.md §2.6 [L]. */
export const GAS_ZONES: Readonly<
  Record<GasPressure, { protectedMetres: number; controlMetres: number }>
> = {
  low: { protectedMetres: 0.5, controlMetres: 5 },
  medium: { protectedMetres: 0.5, controlMetres: 5 },
  'sub-high': { protectedMetres: 1.5, controlMetres: 15 },
  high: { protectedMetres: 5, controlMetres: 50 },
};

/** From the centre line of a pipe to its outer wall, metres. */
const toWall = (diameterMillimetres: number): number => diameterMillimetres / 2_000;

/** No zone of any pipe reaches further from its centre line, metres. */
export const WIDEST_GAS_ZONE_METRES =
  Math.max(...Object.values(GAS_ZONES).map(({ controlMetres }) => controlMetres)) +
  toWall(THICKEST_PIPE_MILLIMETRES);

/** The outer diameter a pipe is taken to have where none of its pressure is recorded, millimetres [D]. */
const TAKEN_MILLIMETRES: Readonly<Record<GasPressure, number>> = {
  low: 400,
  medium: 400,
  'sub-high': 630,
  high: 1_020,
};

/** A pipe near ground. `axisMetres` to its centre line; `thickestMillimetres`: the most recorded of its pressure. */
export type PipeAway = {
  pressure: GasPressure;
  axisMetres: number;
  diameterMillimetres: number | null;
  thickestMillimetres: number | null;
};

/**
 * How far ground is from a pipe, and the zone it lies in. How thick a pipe is that nobody recorded is never taken for
 * safe: it is as near as the thickest pipe of its pressure would be, and the distance told is that to its centre line.
 */
export function gasReachOf(pipe: PipeAway): {
  metres: number;
  measuredFrom: MeasuredFrom;
  zone: GasZone | null;
} {
  const { pressure, axisMetres, diameterMillimetres, thickestMillimetres } = pipe;
  const taken = diameterMillimetres ?? thickestMillimetres ?? TAKEN_MILLIMETRES[pressure];
  const wallMetres = Math.max(0, axisMetres - toWall(taken));
  const zone = gasZoneAt(pressure, wallMetres);
  if (diameterMillimetres === null)
    return { metres: axisMetres, measuredFrom: 'centre-line', zone };
  return { metres: wallMetres, measuredFrom: 'wall', zone };
}

/** The zone that ground lies in, by its distance in metres from the outer wall of the pipe; null: in neither. */
export function gasZoneAt(pressure: GasPressure, metres: number): GasZone | null {
  const { protectedMetres, controlMetres } = GAS_ZONES[pressure];
  if (metres <= protectedMetres) return 'protected';
  return metres <= controlMetres ? 'control' : null;
}
