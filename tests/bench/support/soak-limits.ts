import { median } from '../harness.ts';

export type GlCounts = { contexts: number; buffers: number; textures: number; programs: number };

/** What a wall and its server hold at one time: bytes, and numbers of things. */
export type Sample = GlCounts & { heap: number; nodes: number; listeners: number; server: number };

/** What each may have grown to, the last quarter of a soak against its second (FAULTS.md G20, G22; the rest [D]). */
export const GROWTH_LIMITS: Readonly<Record<keyof Sample, number>> = {
  heap: 1.02,
  nodes: 1.05,
  listeners: 1.05,
  contexts: 1,
  buffers: 1.05,
  textures: 1.05,
  programs: 1,
  server: 1.05,
};
export const SAMPLED = Object.keys(GROWTH_LIMITS) as (keyof Sample)[];

/** G20: the map's, and the one that asks whether there is a graphics processor. */
const MOST_CONTEXTS = 2;
/** G22: the server with its embedded database, bytes. */
const MOST_OF_SERVER = 1.5 * 2 ** 30;

/** The last quarter of the samples against the second: the first still fills its caches. */
export function growth(samples: readonly Sample[], of: keyof Sample): number {
  const quarter = samples.length / 4;
  const share = (part: number) =>
    median(samples.slice(part * quarter, (part + 1) * quarter).map((sample) => sample[of]));
  return share(3) / share(1);
}

/** What grew past its limit, each in a few words; nothing can be said of a soak shorter than G20 asks for. */
export const grownPast = (samples: readonly Sample[]): string[] =>
  SAMPLED.map((what) => ({ what, by: growth(samples, what) }))
    .filter(({ what, by }) => by > GROWTH_LIMITS[what])
    .map(({ what, by }) => `${what} grew by ${by.toFixed(3)}, at most ${GROWTH_LIMITS[what]}`);

/** What is too much at the end of any soak. */
export function tooMuch({ contexts, server }: Sample): string[] {
  return [
    ...(contexts > MOST_CONTEXTS ? [`${contexts} GL contexts, at most ${MOST_CONTEXTS}`] : []),
    ...(server > MOST_OF_SERVER ? [`server holds ${server} bytes, at most ${MOST_OF_SERVER}`] : []),
  ];
}
