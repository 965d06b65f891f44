import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileFinding } from '../../shared/import/shapes/raw-shape.ts';
import type { ShapeFile } from '../../shared/wire/interchange.ts';
import { inTurn } from '../threads/in-turn.ts';
import { runInThread, ThreadLimitReached, type ThreadLimits } from '../threads/run-in-thread.ts';
import type { ReadHead, ReadInput, ReadShape } from './read-shapes-thread.ts';

export type ReadShapes = ReadHead & { shapes: ReadShape[] };

/** The largest honest file needs a tenth of either [D]: the city's grids in KML take 2 s and 100 MB. */
export const READ_LIMITS: ThreadLimits = { milliseconds: 30_000, heapMegabytes: 512 };

const EXPECTED = {
  time: (limits: ThreadLimits) => `a file that is read in ${limits.milliseconds / 1_000} s`,
  memory: (limits: ThreadLimits) => `a file that is read in ${limits.heapMegabytes} MB`,
} as const;

const refusedFor = (limit: 'time' | 'memory', limits: ThreadLimits): ReadShapes => {
  const file: FileFinding = {
    reason: 'too-much-work',
    expected: EXPECTED[limit](limits),
    got: 'more',
  };
  return { file, format: null, recognised: null, saysItself: null, leftOut: [], shapes: [] };
};

/**
 * Reads the file of a request in a thread of its own, within limits of time and memory. Never throws on what a
 * stranger sent.
 */
export function readShapes(
  { file, system, axes }: Pick<ShapeFile, 'file' | 'system' | 'axes'>,
  limits: ThreadLimits = READ_LIMITS,
): Promise<ReadShapes> {
  return inTurn(async (): Promise<ReadShapes> => {
    // To parse the request took its time already: others first.
    await nextTurn();
    const bytes = Buffer.from(file, 'base64');
    const shapes: ReadShape[] = [];
    const work = {
      ...{ parent: import.meta.url, name: 'read-shapes-thread', limits },
      onPiece: (piece: ReadShape[]) => shapes.push(...piece),
    };
    try {
      const input: ReadInput = { bytes, system, axes };
      return { ...(await runInThread<ReadHead, ReadShape[]>(input, work)), shapes };
    } catch (error) {
      if (error instanceof ThreadLimitReached) return refusedFor(error.limit, limits);
      throw error;
    }
  });
}
