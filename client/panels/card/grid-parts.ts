import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import type { Newest } from '../../situation/newest.ts';

export type GridParts = {
  /** Judged streams in the grid, the worst first, unknown ones after the four levels. */
  streams: Stream[];
  unknown: number;
};

/** What the level of a grid rests on: every stream in it that is judged by a rule. */
export function gridParts(
  streams: readonly Stream[],
  gridCode: string,
  newestFor: (stream: Stream) => Newest,
): GridParts {
  const within = streams.filter(({ grid, rule }) => grid === gridCode && rule !== null);
  const badness = new Map(
    within.map((stream) => {
      const { condition } = newestFor(stream);
      return [stream, condition === 'unknown' ? 0.5 : CONDITION_CODE[condition]];
    }),
  );
  return {
    streams: within.sort((left, right) => badness.get(right)! - badness.get(left)!),
    unknown: [...badness.values()].filter((value) => value === 0.5).length,
  };
}
