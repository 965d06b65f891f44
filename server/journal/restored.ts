import type { Clock } from '../clock.ts';
import { readHeads, setHeadsAside } from './heads.ts';
import type { JournalRepository } from './repository.ts';
import { type Anchor, verifyJournal } from './verify.ts';

/** What became of the heads past the end of a restored journal; `refused` says why nothing was done. */
export type Restored = { aside: string; heads: Anchor[] } | { refused: string };

/** Heads past `end` that this journal does not bear out: of numbers it does not have, or has given to other entries. */
async function strangersPast(
  end: number,
  anchors: readonly Anchor[],
  repository: JournalRepository,
): Promise<Anchor[]> {
  const past = anchors.filter(({ number }) => number > end);
  const present = await repository.hashesAt(past.map(({ number }) => number));
  return past.filter(({ number, hash }) => present.get(number) !== hash);
}

/**
 * What an operator asks for who restored the database from a backup: heads that were kept of entries lost with it
 * contradict the journal for ever, as its numbers are used again, so they are set aside. Nothing up to the restored end
 * is given up: the chain must be whole, and every head kept of it must fit. Never done unasked, for a journal whose end
 * was cut off looks the same.
 * @param end the number of the last entry that was restored
 */
export async function setAsidePastRestored(
  file: string,
  repository: JournalRepository,
  end: number,
  clock: Clock,
): Promise<Restored> {
  const anchors = await readHeads(file);
  const { head, fault } = await verifyJournal(
    repository,
    anchors.filter(({ number }) => number <= end),
  );
  if (end > head) return { refused: `the journal ends at ${head}, before ${end}` };
  if (fault)
    return { refused: `entry ${fault.number} is bad whatever was restored (${fault.reason})` };
  const heads = await strangersPast(end, anchors, repository);
  if (heads.length === 0) return { refused: `no head past ${end} contradicts the journal` };
  return { aside: await setHeadsAside(file, heads, clock), heads };
}

/**
 * The last entry that a restored journal may have ended with, where heads and journal contradict each other and the chain
 * alone is whole: the last before the first head that does not fit. Null where a restore cannot be the reason.
 */
export async function possibleEnd(
  file: string,
  repository: JournalRepository,
): Promise<number | null> {
  const { head, fault } = await verifyJournal(repository, []);
  if (fault) return null;
  const [first] = (await strangersPast(0, await readHeads(file), repository)).sort(
    (one, other) => one.number - other.number,
  );
  return first ? Math.min(head, first.number - 1) : null;
}
