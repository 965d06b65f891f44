import { expect, it } from 'vitest';
import { grownPast, type Sample, tooMuch } from './support/soak-limits.ts';

const MEBIBYTE = 2 ** 20;

/** Twelve samples, as a soak takes; `at` says what differs in the one with this number. */
const soak = (at: (sample: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 12 }, (_, sample) => ({
    ...{ heap: 100 * MEBIBYTE, nodes: 900, listeners: 300, server: 900 * MEBIBYTE },
    ...{ contexts: 2, buffers: 80, textures: 20, programs: 12 },
    ...at(sample),
  }));

it('finds nothing in a wall that holds what it held, and lets its first quarter fill its caches', () => {
  const samples = soak((sample) => (sample < 3 ? { heap: MEBIBYTE, nodes: 1 } : {}));
  expect([...grownPast(samples), ...tooMuch(samples.at(-1)!)]).toEqual([]);
});

it.each<[string, (sample: number) => Partial<Sample>]>([
  ['heap grew by 1.02', (sample) => ({ heap: (100 + 0.4 * sample) * MEBIBYTE })],
  ['nodes grew by 1.06', (sample) => ({ nodes: 900 + 10 * sample })],
  ['listeners grew by', (sample) => ({ listeners: 300 + 5 * sample })],
  ['textures grew by', (sample) => ({ textures: 20 + sample })],
  ['programs grew by', (sample) => ({ programs: sample < 9 ? 12 : 13 })],
  ['server grew by', (sample) => ({ server: (900 + 10 * sample) * MEBIBYTE })],
])('tells that %s', (told, at) => {
  expect(grownPast(soak(at))).toEqual([expect.stringContaining(told)]);
});

it.each<[string, Partial<Sample>]>([
  ['3 GL contexts', { contexts: 3 }],
  ['server holds', { server: 1_600 * MEBIBYTE }],
])('tells that there are %s, however long it took', (told, held) => {
  expect(tooMuch(soak(() => held).at(-1)!)).toEqual([expect.stringContaining(told)]);
});
