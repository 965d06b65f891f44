import type { JournalFault, JournalVerification } from '../../shared/wire/journal-page.ts';
import { canonicalJson, entryHash, FIRST_HASH } from './canonical.ts';
import type { HashedEntry, JournalRepository } from './repository.ts';

/** Rows read at once: about 2 MB. */
const PAGE_ROWS = 5_000;

/** A head of the journal; `hash` in hexadecimal. */
type Head = { number: number; hash: string };

/**
 * A head that was written outside the database. `journal` is the hash of the first entry of the journal it
 * was kept for; null where that was not written with it.
 */
export type Anchor = Head & { journal: string | null };

type Progress = { number: number; hash: Buffer; fault: JournalVerification['fault'] };

/** Follows the chain through consecutive rows up to the first bad one. */
function follow(
  progress: Progress,
  rows: readonly HashedEntry[],
  anchors: ReadonlyMap<number, string>,
): Progress {
  let { number, hash } = progress;
  const bad = (at: number, reason: JournalFault): Progress => ({
    number,
    hash,
    fault: { number: at, reason },
  });
  for (const { hash: written, ...entry } of rows) {
    if (entry.number !== number + 1) return bad(number + 1, 'missing');
    const expected = entryHash(hash, entry, canonicalJson(entry.data));
    const hex = expected.toString('hex');
    const anchored = anchors.get(entry.number) ?? hex;
    if (hex !== written || hex !== anchored) return bad(entry.number, 'altered');
    number = entry.number;
    hash = expected;
  }
  return { number, hash, fault: null };
}

/** Heads are there of a journal that began otherwise: not one entry of it can be here. */
const REPLACED: JournalVerification['fault'] = { number: 1, reason: 'replaced' };

/** What is wrong beyond the last row that was found. */
function tailFault(
  { number, hash }: Progress,
  head: Head,
  anchors: readonly Anchor[],
): JournalVerification['fault'] {
  const furthest = anchors.reduce((most, anchor) => Math.max(most, anchor.number), head.number);
  if (number < furthest) return { number: number + 1, reason: 'cut' };
  // Every row is sound, so what was touched is the head that holds the chain's end.
  return hash.toString('hex') === head.hash ? null : { number, reason: 'altered' };
}

/**
 * Reads the journal from the first entry to its head and names the first bad row (FAULTS.md F53).
 * The chain alone shows no tail cut off together with its head: anchors do.
 */
export async function verifyJournal(
  repository: JournalRepository,
  anchors: readonly Anchor[],
): Promise<JournalVerification> {
  const head = await repository.head();
  const first = await repository.firstHash();
  const own = anchors.filter(({ journal }) => journal === null || journal === first);
  const anchorOf = new Map(own.map((anchor) => [anchor.number, anchor.hash]));
  let progress: Progress = { number: 0, hash: FIRST_HASH, fault: null };
  let rows = await repository.hashedAfter(0, PAGE_ROWS);
  while (rows.length > 0 && !progress.fault && progress.number < head.number) {
    // The next page is on its way while this one is hashed.
    const next = repository.hashedAfter(rows.at(-1)!.number, PAGE_ROWS);
    next.catch(() => undefined);
    // Entries appended meanwhile are for the next verification, unless the head lies below its own rows.
    const known = rows.filter(({ number }) => number <= head.number);
    progress = follow(progress, known, anchorOf);
    rows = await next;
  }
  const foreign = own.length < anchors.length ? REPLACED : null;
  const fault = progress.fault ?? foreign ?? tailFault(progress, head, own);
  return { head: head.number, checked: progress.number, anchors: own.length, fault };
}
