import { isDeepStrictEqual } from 'node:util';
import type { Rule, RuleChange, RuleVersion } from '../../shared/model/rule.ts';
import { borrowedSources } from '../../shared/risk/check-rule.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { checkArea } from './bind.ts';
import { bodyOf, ruleRepository } from './repository.ts';
import { usableRule } from './usable.ts';

/** The rule a change leads to. Throws Problem 422 on one that cannot be used, or that begins in the past. */
function ruleAfter(id: string, { rule, effectiveFrom }: RuleChange, now: number): Rule {
  if (rule.id !== id) throw problem(422, 'wrong-rule', `rule.id: expected ${id}, got ${rule.id}`);
  const begins = effectiveFrom === null ? now : Date.parse(effectiveFrom);
  if (begins < now) {
    const expected = `expected a moment after ${instant(now)}, or null for at once`;
    throw problem(422, 'begins-in-the-past', `effectiveFrom: ${expected}, got ${effectiveFrom}`);
  }
  return usableRule({ ...rule, effectiveFrom: instant(begins) });
}

/** What stands against following the newest version by this one. */
function checkSequence(newest: RuleVersion | undefined, after: Rule, basedOn: number): void {
  if (!newest) throw problem(404, 'rule-not-found', `there is no rule ${after.id}`);
  if (newest.version !== basedOn) {
    const who = `version ${newest.version} of ${newest.recordedAt} by ${newest.recordedBy ?? 'us'}`;
    throw problem(409, 'rule-changed-meanwhile', `basedOn: ${who} came after version ${basedOn}`);
  }
  if (newest.rule.retired) {
    throw problem(
      409,
      'rule-changed-meanwhile',
      `rule: ${after.id} was ended at ${newest.recordedAt}`,
    );
  }
  const isSame =
    newest.rule.metric === after.metric &&
    newest.rule.kind === after.kind &&
    isDeepStrictEqual(newest.rule.appliesTo ?? null, after.appliesTo ?? null);
  if (!isSame) {
    const what = `${newest.rule.metric} by ${newest.rule.kind}, for the same streams`;
    throw problem(422, 'rule-is-another', `rule: expected one that judges ${what}`);
  }
  if (isDeepStrictEqual(bodyOf(newest.rule), bodyOf(after))) {
    throw problem(422, 'nothing-changed', `rule: it is version ${newest.version} already`);
  }
  const borrowed = borrowedSources(newest.rule, after).map(({ level }) => level);
  if (borrowed.length > 0) {
    const expected = 'expected a source that says the new number';
    throw problem(422, 'source-of-another-number', `bands: ${expected}`, borrowed);
  }
  // The newest version is in force as soon as it begins: an earlier one recorded after it would hide it.
  if (Date.parse(newest.rule.effectiveFrom) > Date.parse(after.effectiveFrom)) {
    const when = `version ${newest.version} begins at ${newest.rule.effectiveFrom}`;
    throw problem(409, 'rule-change-coming', `effectiveFrom: expected no earlier, ${when}`);
  }
}

/** Said twice by the same person, e.g. after an answer that was lost on its way. */
const isAlreadyDone = (newest: RuleVersion, caller: Caller, change: RuleChange): boolean =>
  newest.version === change.basedOn + 1 &&
  newest.recordedBy === caller.id &&
  isDeepStrictEqual(bodyOf(newest.rule), change.rule);

/**
 * Records a further version of a rule and tells of it. One that begins later is told again when it does
 * (coming-rules.ts); what streams are in changes with their next reading, never backwards.
 * @throws Problem 404, 409 when somebody was quicker or a version is coming, 422 when it cannot be used or is not his
 */
export async function recordRule(
  { database, journal, clock, telemetry }: Services,
  caller: Caller,
  id: string,
  change: RuleChange,
): Promise<RuleVersion> {
  const recorded = await database.transaction(async (transaction) => {
    const rules = ruleRepository(transaction);
    const [newest] = await rules.lockVersions(id);
    if (newest && isAlreadyDone(newest, caller, change)) return newest;
    const now = clock.now();
    const rule = ruleAfter(id, change, now);
    await checkArea(caller, newest?.rule ?? rule, transaction);
    checkSequence(newest, rule, change.basedOn);
    const version = change.basedOn + 1;
    const next = { version, rule, recordedAt: instant(now), recordedBy: caller.id };
    await rules.record(next);
    const { name, effectiveFrom } = rule;
    await journal.append(transaction, [
      auditEntry('rule.changed', actorOf(caller), `rule:${id}`, { version, name, effectiveFrom }),
    ]);
    return next;
  });
  await telemetry.refresh();
  journal.announce();
  return recorded;
}
