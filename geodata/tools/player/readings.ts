import type { Datum, Position } from '../../../shared/model/common.ts';
import type { Reading } from '../../../shared/model/reading.ts';
import { METRICS, type Stream } from '../../../shared/model/stream.ts';
import { chance } from './noise.ts';
import type { Fix } from './rounds.ts';
import type { Fault } from './scenario.ts';
import type { Story } from './story.ts';

/** What the reader needs of the world besides the story. */
export type World = {
  story: Story;
  fixAt(stream: Stream, seconds: number): Fix;
  datumOf(stream: Stream): Datum;
  toDatum(datum: Datum, place: Position): Position;
};

/** One reading and the moment (epoch ms) its sender lets go of it. */
export type Sending = { reading: Reading; sendAt: number };

/** True once every period of the stream, at a phase of its own, so that the door is never rushed. */
export function isDue(stream: Stream, second: number): boolean {
  const phase = Math.floor(chance(stream.number, 99) * stream.periodSeconds);
  return second % stream.periodSeconds === phase;
}

const idOf = (stream: Stream, second: number) => `${stream.number}-${second}`;

/**
 * What a stream sends at `at` (epoch ms, whole seconds) when the story is at `minute`. Null when it is
 * silent. `id` repeats for the same stream and second, so a resend is a duplicate and not a new reading.
 */
export function readingOf(
  world: World,
  stream: Stream,
  at: number,
  minute: number,
): Sending | null {
  const faults = world.story.faultsAt(stream, minute);
  const second = Math.floor(at / 1_000);
  if (faults.some(({ kind }) => kind === 'silent')) return null;
  const time = new Date(at + clockError(faults)).toISOString();
  const head = { stream: stream.id, id: idOf(stream, second), time };
  const sendAt = at + delay(faults, stream, second);
  if (METRICS[stream.metric].kind === 'position') {
    const fix = world.fixAt(stream, second);
    const [lon, lat] = world.toDatum(world.datumOf(stream), fix.place);
    return { reading: { ...head, lon, lat, speed: fix.speed, heading: fix.heading }, sendAt };
  }
  const value = spoiled(world, stream, minute, second, faults);
  if (METRICS[stream.metric].kind === 'value') return { reading: { ...head, value }, sendAt };
  const count = Math.round(value);
  const gone = count - Math.round(world.story.valueAt(stream, minute - stream.periodSeconds / 60));
  const churn = Math.round(count * 0.01);
  return {
    reading: { ...head, count, in: Math.max(0, gone) + churn, out: Math.max(0, -gone) + churn },
    sendAt,
  };
}

const seconds = (faults: readonly Fault[], kind: Fault['kind']) =>
  faults.find((fault) => fault.kind === kind)?.size ?? 0;

const clockError = (faults: readonly Fault[]) => seconds(faults, 'wrong-clock') * 1_000;

function delay(faults: readonly Fault[], stream: Stream, second: number): number {
  const late = seconds(faults, 'late') * 1_000;
  return late + chance(stream.number, second) * seconds(faults, 'shuffled') * 1_000;
}

/** One spike in ten readings is enough to try a rule that must not ring on one. */
const SPIKE_CHANCE = 0.1;

/** A spike stands alone: two readings in a row that say the same danger are a danger. */
function isSpiked({ number, periodSeconds }: Stream, second: number): boolean {
  const isDrawn = (at: number) => chance(number, at) <= SPIKE_CHANCE;
  return isDrawn(second) && !isDrawn(second - periodSeconds);
}

function spoiled(
  { story }: World,
  stream: Stream,
  minute: number,
  second: number,
  faults: readonly Fault[],
): number {
  const stuck = faults.find(({ kind }) => kind === 'stuck');
  if (stuck) return story.valueAt(stream, stuck.fromMinute);
  const value = story.valueAt(stream, minute);
  const spike = faults.find(({ kind }) => kind === 'spike');
  if (!spike || !isSpiked(stream, second)) return value;
  return Math.min(METRICS[stream.metric].maximum, value + (spike.size ?? 0));
}
