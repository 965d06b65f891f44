import { SILENCE_PERIODS } from '../../shared/risk/silence.ts';
import type { Clock } from '../clock.ts';
import type { FeedContact } from '../feeds/repository.ts';

const MS_PER_SECOND = 1_000;

type Memory = { lastSeen: string; due: number };

/** Remembers by the monotonic clock since when each feed has not been heard. */
export type FeedContacts = {
  /** Takes over what the table says and returns the feeds that have been silent too long. */
  overdue(contacts: readonly FeedContact[]): FeedContact[];
};

/**
 * A feed counts as heard when its `last_seen` is another than the time before, whichever node heard it.
 * A feed first seen here, right after a start, has at least one period before it is judged. One that was
 * never heard is not silent: it has not begun.
 */
export function createFeedContacts(clock: Clock): FeedContacts {
  const remembered = new Map<string, Memory>();

  const dueOf = ({ feed, lastSeen, periodSeconds }: FeedContact & { lastSeen: string }): number => {
    const before = remembered.get(feed);
    if (before?.lastSeen === lastSeen) return before.due;
    const period = periodSeconds * MS_PER_SECOND;
    const age = before ? 0 : clock.now() - Date.parse(lastSeen);
    const due = clock.monotonic() + Math.max(period, SILENCE_PERIODS * period - age);
    remembered.set(feed, { lastSeen, due });
    return due;
  };

  return {
    overdue: (contacts) =>
      contacts.filter(
        (contact) =>
          contact.lastSeen !== null &&
          dueOf({ ...contact, lastSeen: contact.lastSeen }) < clock.monotonic() &&
          contact.silentSince === null,
      ),
  };
}
