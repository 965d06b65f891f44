import type { Limits } from './pace.ts';
import { createPlanner, type Plan, type Planner, type StreamChange } from './plan.ts';
import type { States } from './states.ts';
import type { Submission } from './submission.ts';

/** Plans the next batch while the database writes this one. */
export type Foresight = {
  /** Something waits that will be in the next batch unless it is full. */
  offer(submission: Submission): void;
  /** The plan of exactly these submissions, or null when it has to be made anew. */
  take(submissions: readonly Submission[]): Plan | null;
  /** A batch is being written: what comes now is planned as if it were committed. */
  begin(changes: readonly StreamChange[], left: readonly Submission[]): void;
};

/**
 * Looks one batch ahead, in steps that let everything else go first. Its plan is taken only when each
 * stream it touched is at the revision it foresaw; when the write before it failed, or silence or another
 * node came in between, the batch is planned anew.
 * @param limits as the batcher asks for them
 */
export function createForesight(states: States, limits: () => Limits): Foresight {
  let written = new Map<number, StreamChange>();
  let planner = plannerFrom(states, written);
  let planned: Submission[] = [];
  let size = 0;
  let ahead: Submission[] = [];
  let stepping = false;

  const add = (submission: Submission): void => {
    for (const reading of submission.readings) reading.request = planned.length;
    planner.add(submission.readings);
    planned.push(submission);
    size += sizeOf(submission);
  };

  const step = (): void => {
    stepping = false;
    const next = ahead[0];
    if (!next || (planned.length > 0 && size + sizeOf(next) > limits().batch)) return;
    ahead.shift();
    add(next);
    walk();
  };
  const walk = (): void => {
    if (stepping || ahead.length === 0) return;
    stepping = true;
    setImmediate(step);
  };

  return {
    offer(submission) {
      ahead.push(submission);
      walk();
    },
    take(submissions) {
      if (planned.some((submission, index) => submission !== submissions[index])) return null;
      for (const submission of submissions.slice(planned.length)) add(submission);
      return planner.isBasedOn(states.of) && !planner.isShuffled() ? planner.plan() : null;
    },
    begin(changes, left) {
      written = new Map(changes.map((change) => [change.stream.number, change]));
      planner = plannerFrom(states, written);
      planned = [];
      size = 0;
      ahead = [...left];
      walk();
    },
  };
}

/** As the batcher counts. */
export const sizeOf = ({ readings, refusals }: Submission): number =>
  readings.length + refusals.length;

/** A planner that sees the changes being written as if they were committed. */
function plannerFrom(states: States, written: ReadonlyMap<number, StreamChange>): Planner {
  const of: States['of'] = (stream) => {
    const held = states.of(stream);
    const change = written.get(stream.number);
    if (!change || held.revision > change.revision) return held;
    return { ...change, revision: change.revision + 1 };
  };
  return createPlanner({ of, isTimely: states.isTimely });
}
