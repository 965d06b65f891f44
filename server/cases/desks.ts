import { isDeepStrictEqual } from 'node:util';
import type { CaseRules, CaseRulesChange } from '../../shared/model/case.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { caseDeskRepository } from './desk-repository.ts';
import { mustBeDepartments } from './open.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** Records a further version of the rule table. @throws Problem 409 when somebody was quicker, 422 */
export async function recordRules(
  { database, journal, clock }: Parts,
  caller: Caller,
  { basedOn, ...told }: CaseRulesChange,
): Promise<CaseRules> {
  const recorded = await database.transaction(async (transaction) => {
    const desks = caseDeskRepository(transaction);
    const before = await desks.rules();
    const { version, recordedAt: _, recordedBy, ...kept } = before;
    const isRetry = version === basedOn + 1 && recordedBy === caller.id;
    if (isRetry && isDeepStrictEqual(kept, told)) return before;
    const named = told.rules.flatMap(({ lead, assisting }) => [lead, ...assisting]);
    await mustBeDepartments([...new Set(named)], transaction);
    const who = { recordedAt: instant(clock.now()), recordedBy: caller.id };
    const next = { ...told, ...who, version: basedOn + 1 };
    if (version !== basedOn || !(await desks.record(next))) {
      throw problem(409, 'changed-meanwhile', `basedOn: expected ${version}, got ${basedOn}`);
    }
    await journal.append(transaction, [
      {
        ...{ kind: 'case-rules.changed', actor: actorOf(caller), county: null, town: null },
        ...{ subject: null, data: { version: next.version, source: told.source } },
      },
    ]);
    return next;
  });
  journal.announce();
  return recorded;
}

/** Seats an account at a department's desk, or at none. @throws Problem 404, 422 */
export async function seatAccount(
  { database, journal }: Parts,
  caller: Caller,
  account: string,
  department: string | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const desks = caseDeskRepository(transaction);
    if (!(await desks.hasAccount(account))) {
      throw problem(404, 'account-not-found', `there is no account ${account}`);
    }
    if (department !== null) await mustBeDepartments([department], transaction);
    if ((await desks.deskOf(account)) === department) return;
    await desks.seat(account, department);
    await journal.append(transaction, [
      {
        ...{ kind: 'case-desk.changed', actor: actorOf(caller), county: null, town: null },
        ...{ subject: `account:${account}`, data: { department } },
      },
    ]);
  });
  journal.announce();
}
