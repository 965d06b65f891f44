import Type, { type Static } from 'typebox';
import { Instant, Nullable } from '../model/common.ts';
import { JournalEntry } from '../model/journal.ts';

/** A page of the journal has at most this many numbers. */
export const JOURNAL_PAGE_LIMIT = 1_000;

/**
 * `GET /api/journal`: numbers `from`…`to` are all accounted for, and `entries` are those of them the asker
 * may see. `head` is the newest number there is. An empty page has `to` one below `from`.
 */
export const JournalPage = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  head: Type.Integer(),
  entries: Type.Array(JournalEntry),
});
export type JournalPage = Static<typeof JournalPage>;

/**
 * `GET /api/journal/timeline`: what a fresh screen begins with, oldest first, up to number `to`. It holds every
 * entry since `since` that the reader may see. Of `conditions.changed` it holds only the newest ones.
 */
export const JournalTimeline = Type.Object({
  since: Instant,
  to: Type.Integer(),
  entries: Type.Array(JournalEntry),
});
export type JournalTimeline = Static<typeof JournalTimeline>;

/**
 * Why the first bad number is bad: its row is gone, was changed, everything from it on was cut off, or the
 * whole journal stands in the place of another one.
 */
export const JOURNAL_FAULTS = ['missing', 'altered', 'cut', 'replaced'] as const;
export type JournalFault = (typeof JOURNAL_FAULTS)[number];

/** `GET /api/journal/verification`: `fault` null means that the chain holds from the first to `head`. */
export const JournalVerification = Type.Object({
  head: Type.Integer(),
  checked: Type.Integer({ description: 'entries found sound, from the first on' }),
  anchors: Type.Integer({ description: 'heads kept outside the database that were compared' }),
  fault: Nullable(
    Type.Object({
      number: Type.Integer({ description: 'the first bad number' }),
      reason: Type.Enum([...JOURNAL_FAULTS]),
    }),
  ),
});
export type JournalVerification = Static<typeof JournalVerification>;
