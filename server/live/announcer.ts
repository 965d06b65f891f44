import type { JournalEntry } from '../../shared/model/journal.ts';
import type { JournalAnnouncement } from '../../shared/wire/protocol.ts';
import type { Caller } from '../identity/caller.ts';
import type { CommittedRange } from '../journal/journal.ts';
import { mayRead, readerOf } from '../journal/visibility.ts';

type Reader = ReturnType<typeof readerOf>;

/** Sends one announcement to everybody in `room` who is in none of `except`. */
export type SendAnnouncement = (
  room: string,
  except: readonly string[],
  announcement: JournalAnnouncement,
) => void;

/** Readers of the same area and rights hear the same, but for what they did themselves. */
const roomOf = ({ scope, sight }: Reader): string => `read:${scope.county}:${scope.town}:${sight}`;
const ownRoomOf = ({ actor }: Reader): string => `act:${actor}`;

/** The rooms of socket.io a screen of this caller joins. */
export const roomsOf = (caller: Caller): string[] => {
  const reader = readerOf(caller);
  return [roomOf(reader), ownRoomOf(reader)];
};

const NOBODY = '';

const announcementFor = ({ from, to, entries }: CommittedRange, reader: Reader) => ({
  from,
  to,
  entries: entries.filter((entry) => mayRead(reader, entry)),
});

/** Whether the entry is seen by its actor alone among readers like this one. */
const isOnlyOwn = (reader: Reader, entry: JournalEntry): boolean =>
  mayRead(reader, entry) && !mayRead({ ...reader, actor: NOBODY }, entry);

/**
 * Tells a committed range to every screen: the whole range of numbers, and of its entries those the
 * screen may see (F31). Encoded once for all who may see the same.
 */
export const announce = (
  range: CommittedRange,
  callers: Iterable<Caller>,
  send: SendAnnouncement,
): void => {
  const rooms = new Map<string, { reader: Reader; owners: Map<string, Reader> }>();
  for (const caller of callers) {
    const reader = readerOf(caller);
    const key = roomOf(reader);
    const room = rooms.get(key) ?? { reader, owners: new Map() };
    rooms.set(key, room);
    if (range.entries.some((entry) => isOnlyOwn(reader, entry))) {
      room.owners.set(ownRoomOf(reader), reader);
    }
  }
  for (const [key, { reader, owners }] of rooms) {
    send(key, [...owners.keys()], announcementFor(range, { ...reader, actor: NOBODY }));
    for (const [room, owner] of owners) send(room, [], announcementFor(range, owner));
  }
};
