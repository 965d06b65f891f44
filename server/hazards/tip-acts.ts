import { createHash, randomUUID } from 'node:crypto';
import type { Position } from '../../shared/model/common.ts';
import {
  CONTACT_DAYS,
  type NewTip,
  type Tip,
  type TipActBody,
  type TipReceipt,
  type TipStanding,
} from '../../shared/model/tip.ts';
import { tipActs, tipAfter } from '../../shared/risk/tip-life.ts';
import { DAY_MS, HOUR_MS } from '../../shared/time/units.ts';
import { conditionEntries } from '../assessment/condition-entries.ts';
import { regradeGrids } from '../assessment/grid-conditions.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { hashOf } from '../identity/tokens.ts';
import type { NewEntry } from '../journal/journal.ts';
import { tipEntry } from '../journal/tip-entry.ts';
import { problem } from '../plugins/errors.ts';
import { TIPS_AN_HOUR } from '../plugins/rate-limit.ts';
import type { Services } from '../services.ts';
import { streamRepository } from '../streams/repository.ts';
import { tipRepository } from '../tips/repository.ts';
import { checkBelongs } from './belongs-to-step.ts';
import { recordDanger } from './danger-acts.ts';

/** The name the journal has for whoever told: nobody. */
const SOMEBODY = 'public';

/** Crockford's letters: none is mistaken for another when it is read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_LETTERS = 10;

/** The receipt that follows from a page's key: 50 bits, the same however often the page sends. */
export function receiptOf(key: string): string {
  const bytes = createHash('sha256').update(`tip:${key}`, 'utf8').digest();
  const letters = Array.from({ length: RECEIPT_LETTERS }, (_, at) => LETTERS[bytes[at]! % 32]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

async function placeOf(on: Queryable, { place, grid }: NewTip): Promise<Position> {
  if ((place === null) === (grid === null)) {
    throw problem(400, 'invalid-request', 'place: expected it or a grid, and not both');
  }
  const found = place ?? (await tipRepository(on).placeOfGrid(grid!));
  if (found === null) throw problem(422, 'grid-unknown', `grid: there is no grid ${grid}`);
  return found;
}

/** Seconds until a tip of the whole city is taken again; 0: this one can be taken, or was before. */
export async function secondsUntilTaken(
  { database, clock }: Services,
  { key }: NewTip,
): Promise<number> {
  const tips = tipRepository(database);
  const earliest = await tips.receivedBefore(TIPS_AN_HOUR - 1);
  const wait = earliest === null ? 0 : Date.parse(earliest) + HOUR_MS - clock.now();
  if (wait <= 0 || (await tips.standing(hashOf(receiptOf(key))))) return 0;
  return Math.ceil(wait / 1_000);
}

/**
 * Takes a tip from anybody and gives its receipt. Its words and what was left to be reached by stay out of
 * the journal, which never forgets.
 * @throws Problem 400 and 422 where it does not say where
 */
export async function receiveTip(
  { database, journal, clock }: Services,
  given: NewTip,
): Promise<TipReceipt> {
  const place = await placeOf(database, given);
  const { county, town, grid } = await streamRepository(database).locate(place);
  if (county === null || town === null) {
    throw problem(422, 'outside-city', 'place: expected [lon, lat] within the city');
  }
  const receipt = receiptOf(given.key);
  const now = clock.now();
  const receivedAt = instant(now);
  const { class: of, words, contact } = given;
  const contactUntil = contact === null ? null : instant(now + CONTACT_DAYS * DAY_MS);
  const untouched = {
    danger: null,
    incident: null,
    reason: null,
    changedAt: null,
    changedBy: null,
  };
  const tip: Tip = {
    ...{ id: `tip-${randomUUID()}`, class: of, words, place, county, town, grid },
    ...{ contact, contactUntil, state: 'received', version: 1, receivedAt, ...untouched },
  };
  await database.transaction(async (transaction) => {
    if (!(await tipRepository(transaction).create(tip, hashOf(receipt)))) return;
    const at = { actor: SOMEBODY, county, town, subject: `tip:${tip.id}` };
    await journal.append(transaction, [{ kind: 'tip.received', ...at, data: { class: of, grid } }]);
  });
  journal.announce();
  const kept = await tipRepository(database).standing(hashOf(receipt));
  return { receipt, receivedAt: kept?.receivedAt ?? receivedAt };
}

/** What became of a tip, for whoever holds its receipt. Throws Problem 404. */
export async function tipStanding(database: Queryable, receipt: string): Promise<TipStanding> {
  const standing = await tipRepository(database).standing(hashOf(receipt));
  if (!standing) throw problem(404, 'receipt-unknown', 'receipt: there is no such receipt');
  return standing;
}

/** What an act makes of a tip; a danger is recorded with it. */
async function acted(
  transaction: Queryable,
  caller: Caller,
  tip: Tip,
  { act, hazard, finding, reason }: TipActBody,
  now: number,
): Promise<{ tip: Tip; told: NewEntry[] }> {
  const next = tipAfter(tip, act, caller.id, instant(now));
  if (act === 'close') return { tip: { ...next, reason: reason! }, told: [] };
  if (act === 'take') return { tip: next, told: [] };
  const id = `danger-of-${tip.id}`;
  const found = { id, hazard: hazard!, origin: 'report' as const, finding: finding! };
  const { entry } = await recordDanger(transaction, caller, found, now);
  return { tip: { ...next, danger: id }, told: [entry] };
}

/**
 * Looks into a tip, makes a hidden danger of it, or closes it with a reason.
 * @throws Problem 400 when a part is missing, 404 outside the caller's area, 409 when somebody was quicker or
 * it is done with already
 */
export async function actOnTip(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  body: TipActBody,
): Promise<Tip> {
  checkBelongs(body.act, 'danger', 'hazard', body.hazard);
  checkBelongs(body.act, 'danger', 'finding', body.finding);
  checkBelongs(body.act, 'close', 'reason', body.reason);
  const done = await database.transaction(async (transaction) => {
    const tips = tipRepository(transaction);
    const now = clock.now();
    const before = await tips.lock(id, caller.scope, instant(now));
    if (!before) throw problem(404, 'tip-not-found', `there is no tip ${id} in your area`);
    if (before.version !== body.basedOn) {
      const who = `version ${before.version} by ${before.changedBy ?? 'nobody'}`;
      throw problem(409, 'tip-changed-meanwhile', `basedOn: ${who} came after ${body.basedOn}`);
    }
    if (!tipActs(before.state).includes(body.act)) {
      throw problem(409, 'wrong-state', `act: a tip that is ${before.state} allows no ${body.act}`);
    }
    const { tip, told } = await acted(transaction, caller, before, body, now);
    await tips.write(tip);
    // The grid is as unknown as the tip while somebody looks into it.
    const graded = await regradeGrids(tip.grid === null ? [] : [tip.grid], now, transaction);
    const entry = tipEntry(tip, `tip-${body.act}`, actorOf(caller));
    await journal.append(transaction, [...told, ...conditionEntries([], graded), entry]);
    return tip;
  });
  journal.announce();
  return done;
}

/** Deletes what senders left to be reached by, once its time is over. */
export const forgetContacts = ({ database, clock }: Services): Promise<void> =>
  tipRepository(database).forgetContacts(instant(clock.now()));
