import type { JournalEntry, JournalKind } from '../../../shared/model/journal.ts';
import { TIMELINE_LIMIT } from '../../../shared/wire/protocol.ts';
import type { LiveState } from '../live-store.ts';
import { escalationTold, holdBegun, holdEnded } from './alarm-facts-told.ts';
import { alarmTold } from './alarm-told.ts';
import { type Change, changed, type Reducer, type Refetch } from './change.ts';
import { dispatchTold, incidentTold } from './command-told.ts';
import { conditionsChanged } from './conditions-changed.ts';
import { feedTold } from './feed-told.ts';
import { wallTold } from './wall-told.ts';

const asksFor =
  (...refetch: Refetch[]): Reducer =>
  (state) =>
    changed(state, { refetch });

/** What each kind of entry does; a kind that is not here only joins the timeline. */
const REDUCERS: Partial<Record<JournalKind, Reducer>> = {
  'conditions.changed': conditionsChanged,
  'alarm.raised': alarmTold,
  'alarm.raised-higher': alarmTold,
  'alarm.lowered': alarmTold,
  'alarm.cleared': alarmTold,
  'alarm.acknowledged': alarmTold,
  'alarm.escalated': escalationTold,
  'alarm.judged': alarmTold,
  'source.shelved': holdBegun,
  'source.taken-out': holdBegun,
  'source.unshelved': holdEnded,
  'source.returned': holdEnded,
  'feed.silent': feedTold,
  'feed.recovered': feedTold,
  'feed.created': asksFor('feeds'),
  'stream.created': asksFor('registers', 'feeds'),
  'register.changed': asksFor('registers'),
  'rule.changed': asksFor('registers'),
  'coverage.changed': asksFor('coverage'),
  'warning.received': asksFor('warnings'),
  'warning.updated': asksFor('warnings'),
  'warning.cancelled': asksFor('warnings'),
  'warning.ended': asksFor('warnings'),
  'incident.changed': incidentTold,
  'dispatch.changed': dispatchTold,
  'wall.paired': wallTold,
  'wall.directed': wallTold,
  'wall.revoked': wallTold,
};

const isOfConditions = ({ kind }: JournalEntry): boolean => kind === 'conditions.changed';

/**
 * Adds entries to the timeline, each once, in order: the newest TIMELINE_LIMIT changes of conditions, and as many others. When
 * feeds fall silent those come by hundreds, and would push out what happened and what people did.
 */
export function withTimeline(
  journal: readonly JournalEntry[],
  entries: readonly JournalEntry[],
): readonly JournalEntry[] {
  if (entries.length === 0) return journal;
  const byNumber = new Map([...journal, ...entries].map((entry) => [entry.number, entry]));
  const inOrder = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const firstOf = (ofConditions: boolean) =>
    inOrder.filter((entry) => isOfConditions(entry) === ofConditions).at(-TIMELINE_LIMIT)?.number ??
    0;
  const [conditions, others] = [firstOf(true), firstOf(false)];
  return inOrder.filter((entry) => entry.number >= (isOfConditions(entry) ? conditions : others));
}

/** From when on (epoch ms) the timeline lacks nothing but changes of conditions; null while that is not known. */
export function timelineStart({
  journal,
  timelineSince,
}: Pick<LiveState, 'journal' | 'timelineSince'>): number | null {
  if (timelineSince === null) return null;
  const others = journal.filter((entry) => !isOfConditions(entry));
  const told = Date.parse(timelineSince);
  // As many as are kept: the one before the oldest may have been dropped.
  return others.length < TIMELINE_LIMIT ? told : Math.max(told, Date.parse(others[0]!.at));
}

/**
 * Brings the state from its journal number to `to`. Entries it already holds are passed over, so an
 * announcement told twice has no second effect.
 */
export function reduceEntries(
  state: LiveState,
  entries: readonly JournalEntry[],
  to: number,
): Change {
  const fresh = entries.filter(({ number }) => number > state.journalNumber);
  const start = changed({ ...state, journal: withTimeline(state.journal, fresh) });
  const end = fresh.reduce((before, entry): Change => {
    const step = REDUCERS[entry.kind]?.(before.state, entry) ?? changed(before.state);
    return {
      state: step.state,
      conditions: [...before.conditions, ...step.conditions],
      refetch: [...before.refetch, ...step.refetch],
    };
  }, start);
  const journalNumber = Math.max(state.journalNumber, to);
  return { ...end, state: { ...end.state, journalNumber }, refetch: [...new Set(end.refetch)] };
}
