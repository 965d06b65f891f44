import { LEVELS, type Level } from '../../shared/model/level.ts';
import { type FeedSilence, feedSilence } from '../../shared/risk/feed-silence.ts';
import type { Clock } from '../clock.ts';
import type { FeedContact } from '../feeds/repository.ts';

const MS_PER_SECOND = 1_000;

type Memory = { lastSeen: string | null; since: number };

/** A feed whose silence is worse than what was told of it. */
export type Overdue = { contact: FeedContact; level: FeedSilence };

/** Remembers by the monotonic clock since when each feed has not been heard. */
export type FeedContacts = {
  /**
   * Takes over what the table says and returns the feeds whose silence must be told. A feed that is not among them, as
   * one out of service, is nobody's to miss: its silence counts from when it is there again.
   */
  overdue(contacts: readonly FeedContact[]): Overdue[];
  /** The platform itself could not listen: what it missed meanwhile is no feed's silence. */
  forget(): void;
};

const isWorse = (level: Level, told: Level | null): boolean =>
  told === null || LEVELS.indexOf(level) < LEVELS.indexOf(told);

/**
 * A feed counts as heard when its `last_seen` is another than the time before, whichever node heard it.
 * One first met here, right after a start or with its first key, has a period in which to speak: its
 * silence counts from the end of that, however long the server was down, so that a restart alone raises
 * no alarm. A silence that was told only ever becomes worse.
 */
export function createFeedContacts(clock: Clock): FeedContacts {
  const remembered = new Map<string, Memory>();
  let isListening = false;

  const forgetAllBut = (contacts: readonly FeedContact[]) => {
    const asked = new Set(contacts.map(({ feed }) => feed));
    for (const feed of remembered.keys()) if (!asked.has(feed)) remembered.delete(feed);
  };

  const sinceOf = ({ feed, lastSeen, periodSeconds }: FeedContact): number => {
    const before = remembered.get(feed);
    if (before?.lastSeen === lastSeen) return before.since;
    const isHeardNow = isListening && lastSeen !== null;
    const since = clock.monotonic() + (isHeardNow ? 0 : periodSeconds * MS_PER_SECOND);
    remembered.set(feed, { lastSeen, since });
    return since;
  };

  const judged = (contact: FeedContact): Overdue[] => {
    const silentMs = clock.monotonic() - sinceOf(contact);
    const level = feedSilence(contact.class, contact.periodSeconds, silentMs);
    return level !== null && isWorse(level, contact.told) ? [{ contact, level }] : [];
  };

  return {
    overdue(contacts) {
      forgetAllBut(contacts);
      const found = contacts.flatMap(judged);
      isListening = true;
      return found;
    },
    forget() {
      remembered.clear();
      isListening = false;
    },
  };
}
