import { STREAMS } from './small-city.ts';

let sent = 0;
const nextId = () => {
  sent += 1;
  return `reading-${sent}`;
};

/** A water level of the eastern gauge, in metres, as a sender writes it. `at` is epoch milliseconds. */
export const waterLevel = (value: number, at: number, changes: Record<string, unknown> = {}) => ({
  stream: STREAMS.gaugeEast as string,
  id: nextId(),
  time: new Date(at).toISOString(),
  value,
  ...changes,
});

/** A share of combustible gas in %LEL: its rule has a delay of 5 s. */
export const gas = (value: number, at: number, changes: Record<string, unknown> = {}) =>
  waterLevel(value, at, { stream: STREAMS.gasEast, ...changes });

/** A head count on the eastern square. */
export const headCount = (count: number, at: number, changes: Record<string, unknown> = {}) => {
  const { value: _, ...head } = waterLevel(0, at, { stream: STREAMS.crowdEast });
  return { ...head, count, ...changes };
};

/** A position of the eastern engine, [lon, lat]. */
export const position = (
  [lon, lat]: readonly [number, number],
  at: number,
  changes: Record<string, unknown> = {},
) => {
  const { value: _, ...head } = waterLevel(0, at, { stream: STREAMS.unitEast });
  return { ...head, lon, lat, ...changes };
};
