import { isDeepStrictEqual } from 'node:util';
import type {
  WatchRule,
  WatchRuleChange,
  WatchRuleCreation,
  WatchRuleVersion,
} from '../../shared/model/watch-rule.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { bodyOf, watchRuleRepository } from './repository.ts';
import { checkAreas, usableWatchRule } from './usable.ts';

type Act = { services: Services; caller: Caller; transaction: Queryable };

/** Writes the version and tells of it. */
async function put(
  { services, caller, transaction }: Act,
  version: number,
  rule: WatchRule,
  act: 'created' | 'changed' | 'retired',
): Promise<WatchRuleVersion> {
  const recordedAt = instant(services.clock.now());
  const next = { version, rule, recordedAt, recordedBy: caller.id };
  await watchRuleRepository(transaction).record(next);
  const { name, effectiveFrom } = rule;
  const data = { version, name, effectiveFrom, act };
  await services.journal.append(transaction, [
    auditEntry('watch-rule.changed', actorOf(caller), `watch-rule:${rule.id}`, data),
  ]);
  return next;
}

/** Reads the registers again, so that the next second is judged by what was written. */
async function take<Value>({ telemetry, journal }: Services, value: Value): Promise<Value> {
  await telemetry.refresh();
  journal.announce();
  return value;
}

/**
 * Records a new watch rule, in force at once. Said twice by the same person it is done once.
 * @throws Problem 409 on a name that is taken, 422 on a rule that cannot be used
 */
export async function createWatchRule(
  services: Services,
  caller: Caller,
  { rule: body }: WatchRuleCreation,
): Promise<WatchRuleVersion> {
  const now = instant(services.clock.now());
  const created = await services.database.transaction(async (transaction) => {
    const [newest] = await watchRuleRepository(transaction).lockVersions(body.id);
    if (newest) {
      const isOwn = newest.recordedBy === caller.id && newest.version === 1;
      if (isOwn && isDeepStrictEqual(bodyOf(newest.rule), body)) return newest;
      throw problem(409, 'rule-exists', `rule.id: there is a rule ${body.id} already`);
    }
    const rule = await usableWatchRule({ ...body, effectiveFrom: now }, caller.scope, transaction);
    return put({ services, caller, transaction }, 1, rule, 'created');
  });
  return take(services, created);
}

/** Whoever changes a rule answers for what it was for. Who answers for the city may end what is in no register. */
async function checkOwn(rule: WatchRule, { scope }: Caller, on: Queryable): Promise<void> {
  if (scope.county !== null) await checkAreas(rule, scope, on);
}

/** What stands against following the newest version. Throws Problem 404 or 409. */
function checkNewest(
  id: string,
  newest: WatchRuleVersion | undefined,
  basedOn: number,
): asserts newest is WatchRuleVersion {
  if (!newest) throw problem(404, 'rule-not-found', `there is no watch rule ${id}`);
  const { version, recordedAt, recordedBy, rule } = newest;
  if (version === basedOn && !rule.retired) return;
  const who = `version ${version} of ${recordedAt} by ${recordedBy ?? 'us'}`;
  const what = rule.retired ? 'ended the rule' : `came after version ${basedOn}`;
  throw problem(409, 'rule-changed-meanwhile', `basedOn: ${who} ${what}`);
}

/** When the change begins. Throws Problem 409 or 422 where it cannot begin then. */
function beginning(newest: WatchRuleVersion, { effectiveFrom }: WatchRuleChange, now: number) {
  const begins = effectiveFrom === null ? now : Date.parse(effectiveFrom);
  if (begins < now) {
    const expected = `expected a moment after ${instant(now)}, or null for at once`;
    throw problem(422, 'begins-in-the-past', `effectiveFrom: ${expected}, got ${effectiveFrom}`);
  }
  if (Date.parse(newest.rule.effectiveFrom) > begins) {
    const when = `version ${newest.version} begins at ${newest.rule.effectiveFrom}`;
    throw problem(409, 'rule-change-coming', `effectiveFrom: expected no earlier, ${when}`);
  }
  return instant(begins);
}

/**
 * Records a further version of a watch rule. Alarms that stand go on standing until the new version says no.
 * @throws Problem 404, 409 when somebody was quicker or a version is coming, 422 when it cannot be used
 */
export async function changeWatchRule(
  services: Services,
  caller: Caller,
  id: string,
  change: WatchRuleChange,
): Promise<WatchRuleVersion> {
  const { basedOn, rule: body } = change;
  if (body.id !== id) throw problem(422, 'wrong-rule', `rule.id: expected ${id}, got ${body.id}`);
  const recorded = await services.database.transaction(async (transaction) => {
    const [newest] = await watchRuleRepository(transaction).lockVersions(id);
    const isSame = newest && isDeepStrictEqual(bodyOf(newest.rule), body);
    if (isSame && newest.version === basedOn + 1 && newest.recordedBy === caller.id) return newest;
    checkNewest(id, newest, basedOn);
    if (newest.rule.watches.kind !== body.watches.kind) {
      const expected = `expected one of the kind ${newest.rule.watches.kind}`;
      throw problem(422, 'rule-is-another', `rule.watches: ${expected}, got ${body.watches.kind}`);
    }
    if (isSame) throw problem(422, 'nothing-changed', `rule: it is version ${basedOn} already`);
    const effectiveFrom = beginning(newest, change, services.clock.now());
    const rule = await usableWatchRule({ ...body, effectiveFrom }, caller.scope, transaction);
    await checkOwn(newest.rule, caller, transaction);
    return put({ services, caller, transaction }, basedOn + 1, rule, 'changed');
  });
  return take(services, recorded);
}

/**
 * Ends a watch rule by a version that says so: its alarms are cleared.
 * @param basedOn the newest version its author had before him
 * @throws Problem 404, 409 when somebody was quicker
 */
export async function retireWatchRule(
  services: Services,
  caller: Caller,
  id: string,
  basedOn: number,
): Promise<WatchRuleVersion> {
  const retired = await services.database.transaction(async (transaction) => {
    const [newest] = await watchRuleRepository(transaction).lockVersions(id);
    const isOwn = newest?.recordedBy === caller.id && newest.version === basedOn + 1;
    if (newest?.rule.retired && isOwn) return newest;
    checkNewest(id, newest, basedOn);
    await checkOwn(newest.rule, caller, transaction);
    const effectiveFrom = instant(services.clock.now());
    const ended = { ...newest.rule, retired: true, effectiveFrom };
    return put({ services, caller, transaction }, basedOn + 1, ended, 'retired');
  });
  return take(services, retired);
}
