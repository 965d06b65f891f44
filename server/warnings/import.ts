import { type CapMessage, CapRefused } from '../../shared/cap/message.ts';
import { readCap } from '../../shared/cap/read-message.ts';
import { referenceText } from '../../shared/cap/write-message.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import type { Ending, Imported, Warning, WarningTold } from '../../shared/model/warning.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { areaOf, partHere, shownStatus, warningOf } from './from-cap.ts';
import { type EndedWarning, warningRepository } from './repository.ts';
import { reachOf, type TouchedTown } from './touched.ts';

/** Clocks differ; a message from further ahead is wrong (FAULTS.md F17). */
const MOST_AHEAD_MS = 600_000;

/** Who brought a message: an account or the platform asking a source. */
export type Bringer = { actor: string; source: string | null; synthetic?: boolean };

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

function readMessage(body: string): CapMessage {
  try {
    return readCap(body);
  } catch (error) {
    if (!(error instanceof CapRefused)) throw error;
    throw problem(422, 'cap-refused', error.findings.join('; ').slice(0, 500), [
      ...error.findings.slice(0, 20),
    ]);
  }
}

const told = ({ id, issuer, event, level, status }: WarningTold) => ({
  warning: { id, issuer, event, level, status } satisfies WarningTold,
});

/** One entry for each part of the city that is concerned. */
export async function entriesAbout(
  kind: JournalKind,
  actor: string,
  warning: WarningTold,
  towns: readonly TouchedTown[],
  on: Queryable,
): Promise<NewEntry[]> {
  const reach = await reachOf(towns, on);
  const subject = `warning:${warning.id}`;
  return reach.map((where) => ({ kind, actor, ...where, subject, data: told(warning) }));
}

const ENDED_KIND: Readonly<Record<Ending, JournalKind>> = {
  expired: 'warning.ended',
  cancelled: 'warning.cancelled',
  updated: 'warning.updated',
};

/** Entries that tell of each that ended, where it held. */
export async function entriesOfEnded(
  ended: readonly EndedWarning[],
  by: Ending,
  actor: string,
  on: Queryable,
): Promise<NewEntry[]> {
  const entries: NewEntry[] = [];
  for (const warning of ended) {
    const towns = await warningRepository(on).townsOf(warning.towns);
    entries.push(...(await entriesAbout(ENDED_KIND[by], actor, warning, towns, on)));
  }
  return entries;
}

type Taken = Imported & { entries: NewEntry[] };
type Taking = { message: CapMessage; bringer: Bringer; at: string; transaction: Queryable };

/** A Cancel: what it ends is told where it held; one that ends nothing here is told as such. */
async function takeCancel(taking: Taking, ended: readonly EndedWarning[]): Promise<Taken> {
  const { message, bringer, transaction } = taking;
  const entries = await entriesOfEnded(ended, 'cancelled', bringer.actor, transaction);
  const { identifier } = message;
  const unknown = auditEntry('warning.cancelled', bringer.actor, null, { identifier });
  const told = entries.length > 0 ? entries : [unknown];
  return { outcome: 'cancelled', warning: null, entries: told };
}

/** Why a message that has just come is no longer in force, if it is not. */
async function endingOnArrival(
  { message, at, transaction }: Taking,
  warning: Warning,
  reference: string,
): Promise<{ at: string; by: Ending } | null> {
  const warnings = warningRepository(transaction);
  const overtaken = await warnings.overtakenBy(message, reference);
  if (overtaken) return { at, by: overtaken === 'Cancel' ? 'cancelled' : 'updated' };
  return warning.expires <= at ? { at: warning.expires, by: 'expired' } : null;
}

/**
 * One that holds elsewhere only. An Update is what its sender took away from here: what it replaces holds no more, and
 * where that has yet to come, it is over on arrival because this message is kept.
 * @throws Problem 422 on an Alert, which has nothing to do with the city
 */
async function takeElsewhere(
  { message, bringer, transaction }: Taking,
  replaced: readonly EndedWarning[],
): Promise<Taken> {
  const { messageType, identifier } = message;
  if (messageType !== 'Update') {
    throw problem(422, 'warning-elsewhere', 'alert/info/area: expected a part of the city');
  }
  if (replaced.length === 0) {
    const unknown = auditEntry('warning.updated', bringer.actor, null, { identifier });
    return { outcome: 'elsewhere', warning: null, entries: [unknown] };
  }
  const entries = await entriesOfEnded(replaced, 'updated', bringer.actor, transaction);
  return { outcome: 'updated', warning: null, entries };
}

/** An Alert, or an Update with what it replaces: told wherever either of them holds. */
async function takeWarning(taking: Taking, replaced: readonly EndedWarning[]): Promise<Taken> {
  const { message, bringer, at, transaction } = taking;
  const { actor, source, synthetic = false } = bringer;
  const warnings = warningRepository(transaction);
  const here = await partHere(message, transaction);
  const area = await areaOf(here, transaction);
  if (!area) return takeElsewhere(taking, replaced);
  const reference = referenceText(message);
  const said = warningOf(here, { receivedAt: at, source, synthetic });
  const row = { ...said, areaOrigin: area.origin };
  const warning = await warnings.insert(reference, row, area.touched);
  const about = async (kind: JournalKind) => {
    const codes = [...warning.towns, ...replaced.flatMap(({ towns }) => towns)];
    const towns = await warnings.townsOf(codes);
    return entriesAbout(kind, actor, warning, towns, transaction);
  };
  const ending = await endingOnArrival(taking, warning, reference);
  if (ending) {
    const { sender, status } = message;
    const own = { sender, status, references: [reference] };
    await warnings.end(own, ending);
    const ended = { ...warning, endedAt: ending.at, endedBy: ending.by };
    return { outcome: 'over', warning: ended, entries: await about('warning.ended') };
  }
  const isUpdate = message.messageType === 'Update';
  const entries = await about(isUpdate ? 'warning.updated' : 'warning.received');
  return { outcome: isUpdate ? 'updated' : 'received', warning, entries };
}

async function take(taking: Taking, body: string): Promise<Taken> {
  const { message, bringer, at, transaction } = taking;
  const warnings = warningRepository(transaction);
  const references = message.references.map(referenceText);
  await warnings.lock();
  const kept = { refersTo: references, body, at, by: bringer.actor };
  if (!(await warnings.keepMessage(message, kept))) {
    const warning = await warnings.byReference(referenceText(message));
    return { outcome: 'repeated', warning, entries: [] };
  }
  const isCancel = message.messageType === 'Cancel';
  const ending = { at, by: isCancel ? 'cancelled' : 'updated' } as const;
  const { sender, status } = message;
  const ended = await warnings.end({ sender, status, references }, ending);
  return isCancel ? takeCancel(taking, ended) : takeWarning(taking, ended);
}

/**
 * Takes a CAP message of somebody else's: once, however often it comes; an Update or a Cancel ends what it
 * refers to, if the same sender sent that, and a test or an exercise nothing that is in earnest. One that was overtaken
 * or is over is kept and never shown as valid.
 * @throws Problem 422 on what is no CAP 1.2, not public, or from a clock that is ahead
 */
export async function importCap(
  { database, journal, clock }: Parts,
  body: string,
  bringer: Bringer,
): Promise<Imported> {
  const message = readMessage(body);
  shownStatus(message);
  const now = clock.now();
  if (message.sent > now + MOST_AHEAD_MS) {
    const expected = `expected no later than ${instant(now + MOST_AHEAD_MS)}`;
    throw problem(422, 'warning-from-the-future', `alert/sent: ${expected}`);
  }
  const { entries, ...imported } = await database.transaction(async (transaction) => {
    const taken = await take({ message, bringer, at: instant(now), transaction }, body);
    if (taken.entries.length > 0) await journal.append(transaction, taken.entries);
    return taken;
  });
  if (entries.length > 0) journal.announce();
  return imported;
}

/** Ends what the clock has ended, and tells it once. */
export async function endExpired({ database, journal, clock }: Parts): Promise<void> {
  const at = instant(clock.now());
  if (!(await warningRepository(database).hasExpired(at))) return;
  await database.transaction(async (transaction) => {
    const ended = await warningRepository(transaction).endExpired(at);
    const entries = await entriesOfEnded(ended, 'expired', 'system', transaction);
    if (entries.length > 0) await journal.append(transaction, entries);
  });
  journal.announce();
}
