import { isDeepStrictEqual } from 'node:util';
import type { CaseRules, CaseRulesChange } from '../../shared/model/case.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { mustBeDepartments } from '../identity/departments.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { caseRulesRepository } from './rules-repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** Records a further version of the rule table. @throws Problem 409 when somebody was quicker, 422 */
export async function recordRules(
  { database, journal, clock }: Parts,
  caller: Caller,
  { basedOn, ...told }: CaseRulesChange,
): Promise<CaseRules> {
  const recorded = await database.transaction(async (transaction) => {
    const desks = caseRulesRepository(transaction);
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
