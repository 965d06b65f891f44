import { isDeepStrictEqual } from 'node:util';
import type { CaseShare, NewCaseShare, SharedCase } from '../../shared/model/case.ts';
import { isShareOver, sharedOf } from '../../shared/risk/case-life.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { mustBeDepartments } from '../identity/departments.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { lockedCase, mustActOn } from './act.ts';
import { caseEntry } from './entry.ts';
import { caseRepository } from './repository.ts';
import { caseShareRepository } from './share-repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

const isSame = (kept: CaseShare, of: string, { endsAt, ...share }: NewCaseShare): boolean =>
  kept.case === of &&
  Date.parse(kept.endsAt) === Date.parse(endsAt) &&
  isDeepStrictEqual(
    { id: kept.id, department: kept.department, fields: kept.fields, reason: kept.reason },
    share,
  );

/**
 * Shows some fields of a case to one department until a moment. The same again shares nothing twice.
 * @throws Problem 403, 404, 409 when the id is another share's, 422 for an end in the past
 */
export async function shareCase(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  share: NewCaseShare,
): Promise<CaseShare> {
  const by = actorOf(caller);
  const now = clock.now();
  const made = await database.transaction(async (transaction) => {
    const shares = caseShareRepository(transaction);
    const found = await lockedCase(caller, id, transaction);
    mustActOn(caller, found, 'share');
    await mustBeDepartments([share.department], transaction);
    const before = await shares.byId(share.id);
    if (before && isSame(before, id, share)) return before;
    if (before) throw problem(409, 'case-share-exists', `id: ${share.id} is another share`);
    if (Date.parse(share.endsAt) <= now) {
      const expected = `expected after ${instant(now)}, got ${share.endsAt}`;
      throw problem(422, 'case-share-ended', `endsAt: ${expected}`);
    }
    await shares.insert(id, share, instant(now), by);
    const { department, fields, reason, endsAt } = share;
    const data = { act: 'case-share', share: share.id, department, fields, reason, endsAt };
    await journal.append(transaction, [caseEntry(found, by, data, 'case.shared')]);
    return (await shares.byId(share.id))!;
  });
  journal.announce();
  return made;
}

/** Ends a share before its time: whoever has the case by now. @throws Problem 403, 404 */
export async function endShare(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
): Promise<CaseShare> {
  const by = actorOf(caller);
  const ended = await database.transaction(async (transaction) => {
    const shares = caseShareRepository(transaction);
    const share = await shares.byId(id);
    const found = share && (await caseRepository(transaction).lock(share.case, caller.scope));
    if (!share || !found) throw problem(404, 'case-share-not-found', `there is no share ${id}`);
    mustActOn(caller, found, 'share');
    if (share.endedAt !== null) return share;
    await shares.end(id, instant(clock.now()));
    const data = { act: 'case-share-end', share: id, department: share.department };
    await journal.append(transaction, [caseEntry(found, by, data, 'case.shared')]);
    return (await shares.byId(id))!;
  });
  journal.announce();
  return ended;
}

/**
 * What a share shows to whoever is of the department it is for; every reading is journalled.
 * @throws Problem 404 for another desk's, 410 when it is over
 */
export async function readShare(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
): Promise<SharedCase> {
  const by = actorOf(caller);
  const shown = await database.transaction(async (transaction) => {
    const share = await caseShareRepository(transaction).byId(id);
    if (!share || !caller.departments.includes(share.department)) {
      throw problem(404, 'case-share-not-found', `there is no share ${id} for your departments`);
    }
    if (isShareOver(share, clock.now())) {
      throw problem(410, 'case-share-over', `share ${id} ended ${share.endedAt ?? share.endsAt}`);
    }
    const cases = caseRepository(transaction);
    const found = (await cases.byId(share.case, WHOLE_CITY))!;
    const chain = await cases.chain(found.id);
    const data = {
      act: 'case-read',
      share: id,
      department: share.department,
      fields: share.fields,
    };
    await journal.append(transaction, [caseEntry(found, by, data, 'case.read')]);
    return { share, shown: sharedOf(found, chain, share.fields) };
  });
  journal.announce();
  return shown;
}
