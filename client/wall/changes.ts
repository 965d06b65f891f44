import type { JournalEntry } from '../../shared/model/journal.ts';

const CHANGES_WINDOW_MS = 10 * 60_000;

export type Changes = {
  raised: number;
  higher: number;
  cleared: number;
  silent: number;
  /** The newest of them, newest first. */
  newest: readonly JournalEntry[];
};

const COUNTED = {
  'alarm.raised': 'raised',
  'alarm.raised-higher': 'higher',
  'alarm.cleared': 'cleared',
  'feed.silent': 'silent',
} as const;
type CountedKind = keyof typeof COUNTED;

const isCounted = (kind: string): kind is CountedKind => Object.hasOwn(COUNTED, kind);

/** What changed in the last ten minutes, counted from the journal; `journal` is in order of number. */
export function changesOf(
  journal: readonly JournalEntry[],
  serverNowMs: number,
  keep = 6,
): Changes {
  const changes = { raised: 0, higher: 0, cleared: 0, silent: 0 };
  const newest: JournalEntry[] = [];
  for (let index = journal.length - 1; index >= 0; index -= 1) {
    const entry = journal[index]!;
    if (serverNowMs - Date.parse(entry.at) > CHANGES_WINDOW_MS) break;
    if (!isCounted(entry.kind)) continue;
    changes[COUNTED[entry.kind]] += 1;
    if (newest.length < keep) newest.push(entry);
  }
  return { ...changes, newest };
}
