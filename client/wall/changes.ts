import type { JournalEntry } from '../../shared/model/journal.ts';
import type { WarningTold } from '../../shared/model/warning.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { isTwin } from '../situation/twin-entries.ts';
import type { LiveState } from '../store/live-store.ts';
import { timelineStart } from '../store/reducers/reduce-entries.ts';

const CHANGES_WINDOW_MS = 10 * MINUTE_MS;

export type Changes = {
  raised: number;
  higher: number;
  lowered: number;
  cleared: number;
  silent: number;
  /** Incidents that were opened. */
  incidents: number;
  /** Official warnings that came or were updated. */
  warnings: number;
  /** And those that were taken back or ran out. */
  warningsOver: number;
  /** Tests and exercises that came or were updated, which are never counted among real ones; their end is no news. */
  mockWarnings: number;
  /** When what is known without a gap begins, epoch ms, where that is less than ten minutes ago; else null. */
  since: number | null;
  /** The newest of them, newest first. */
  newest: readonly JournalEntry[];
};

const COUNTED = {
  'alarm.raised': 'raised',
  'alarm.raised-higher': 'higher',
  'alarm.lowered': 'lowered',
  'alarm.cleared': 'cleared',
  'feed.silent': 'silent',
  'warning.received': 'warnings',
  'warning.updated': 'warnings',
  'warning.cancelled': 'warningsOver',
  'warning.ended': 'warningsOver',
} as const;

type Counted = (typeof COUNTED)[keyof typeof COUNTED] | 'incidents' | 'mockWarnings';

const warningOf = ({ data }: JournalEntry): Partial<WarningTold> => data.warning ?? {};

const isMock = (entry: JournalEntry): boolean => {
  const { status } = warningOf(entry);
  return status !== undefined && status !== 'Actual';
};

const isEndOfMock = (entry: JournalEntry): boolean =>
  isMock(entry) && COUNTED[entry.kind as keyof typeof COUNTED] === 'warningsOver';

/** What an entry is counted as; null: as nothing. Of all that is done with an incident, only that it was opened. */
function countedAs(entry: JournalEntry): Counted | null {
  const { kind, data } = entry;
  if (kind === 'incident.changed') return data.act === 'open' ? 'incidents' : null;
  const counted = COUNTED[kind as keyof typeof COUNTED] ?? null;
  if (!isMock(entry)) return counted;
  return counted === 'warnings' ? 'mockWarnings' : null;
}

/** What changed in the last ten minutes, or since the platform was last started, counted from the timeline. */
export function changesOf(
  timeline: Pick<LiveState, 'journal' | 'timelineSince'>,
  serverNowMs: number,
  keep = 6,
): Changes {
  const changes = {
    raised: 0,
    higher: 0,
    lowered: 0,
    cleared: 0,
    silent: 0,
    incidents: 0,
    warnings: 0,
    warningsOver: 0,
    mockWarnings: 0,
  };
  const newest: JournalEntry[] = [];
  const windowStart = serverNowMs - CHANGES_WINDOW_MS;
  const { journal } = timeline;
  let known = timelineStart(timeline) ?? serverNowMs;
  const over = new Set<number | undefined>();
  for (let index = journal.length - 1; index >= 0; index -= 1) {
    const entry = journal[index]!;
    const at = Date.parse(entry.at);
    if (at < windowStart) break;
    // What happened while the platform was away was seen by nobody: what is counted begins after it, as it is said.
    if (entry.kind === 'platform.started') {
      known = Math.max(known, at);
      break;
    }
    const counted = countedAs(entry);
    if (isEndOfMock(entry)) over.add(warningOf(entry).id);
    if (counted === null || isTwin(entry, journal[index - 1])) continue;
    changes[counted] += 1;
    // That a test came is told no more when it is over, which is no news.
    if (counted === 'mockWarnings' && over.has(warningOf(entry).id)) continue;
    if (newest.length < keep) newest.push(entry);
  }
  return { ...changes, since: known > windowStart ? known : null, newest };
}
