import type { JournalEntry } from '../../shared/model/journal.ts';
import type { LiveState } from '../store/live-store.ts';
import { timelineStart } from '../store/reducers/reduce-entries.ts';

const CHANGES_WINDOW_MS = 10 * 60_000;

export type Changes = {
  raised: number;
  higher: number;
  lowered: number;
  cleared: number;
  silent: number;
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
} as const;
type CountedKind = keyof typeof COUNTED;

const isCounted = (kind: string): kind is CountedKind => Object.hasOwn(COUNTED, kind);

/** What changed in the last ten minutes, or since the platform was last started, counted from the timeline. */
export function changesOf(
  timeline: Pick<LiveState, 'journal' | 'timelineSince'>,
  serverNowMs: number,
  keep = 6,
): Changes {
  const changes = { raised: 0, higher: 0, lowered: 0, cleared: 0, silent: 0 };
  const newest: JournalEntry[] = [];
  const windowStart = serverNowMs - CHANGES_WINDOW_MS;
  const { journal } = timeline;
  let known = timelineStart(timeline) ?? serverNowMs;
  for (let index = journal.length - 1; index >= 0; index -= 1) {
    const entry = journal[index]!;
    const at = Date.parse(entry.at);
    if (at < windowStart) break;
    // What happened while the platform was away was seen by nobody: what is counted begins after it, as it is said.
    if (entry.kind === 'platform.started') {
      known = Math.max(known, at);
      break;
    }
    if (!isCounted(entry.kind)) continue;
    changes[COUNTED[entry.kind]] += 1;
    if (newest.length < keep) newest.push(entry);
  }
  return { ...changes, since: known > windowStart ? known : null, newest };
}
