import { isDeepStrictEqual } from 'node:util';
import type { Rule, RuleCreation, RuleVersion } from '../../shared/model/rule.ts';
import { areaRepository } from '../areas/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { streamRepository } from '../streams/repository.ts';
import { bodyOf, ruleRepository } from './repository.ts';
import { usableRule } from './usable.ts';

/** Whose streams a rule is for; one without an area is the whole city's. Throws Problem 422 on an area that is none, or not the caller's. */
export async function checkArea(caller: Caller, { appliesTo }: Rule, on: Queryable): Promise<void> {
  const area = appliesTo?.area ?? null;
  const found = area === null ? null : await areaRepository(on).placeOf(area);
  const place = found ?? { county: null, town: null };
  const { county, town } = caller.scope;
  const isWhole = area === null && county === null;
  const isOwn = found !== null && (county === null || place.county === county);
  if (isWhole || (isOwn && (town === null || place.town === town))) return;
  const expected = 'expected a county or a town of yours, or null for the whole city';
  throw problem(422, 'unknown-area', `rule.appliesTo.area: ${expected}, got ${area}`);
}

/** Two rules for the same streams: nobody could say which of them judges. */
async function checkAlone(rule: Rule, transaction: Queryable): Promise<void> {
  const area = rule.appliesTo?.area ?? null;
  const inForce = await ruleRepository(transaction).inForce(rule.effectiveFrom);
  const other = inForce.find(
    ({ metric, appliesTo }) =>
      metric === rule.metric && appliesTo != null && appliesTo.area === area,
  );
  if (!other) return;
  const where = `${rule.metric} of ${area ?? 'the whole city'}`;
  throw problem(409, 'area-has-rule', `rule: ${where} is judged by ${other.id} already`);
}

type Act = { services: Services; caller: Caller; now: number; transaction: Queryable };

/** Writes the version, binds the streams it is for or frees them, and tells of it. */
async function put(
  { services, caller, now, transaction }: Act,
  version: number,
  rule: Rule,
  act: 'created' | 'retired',
): Promise<RuleVersion> {
  const next = { version, rule, recordedAt: instant(now), recordedBy: caller.id };
  await ruleRepository(transaction).record(next);
  const streams = await streamRepository(transaction).bindRules();
  const { name, effectiveFrom } = rule;
  const data = { version, name, effectiveFrom, act, streams };
  await services.journal.append(transaction, [
    auditEntry('rule.changed', actorOf(caller), `rule:${rule.id}`, data),
  ]);
  return next;
}

/** Reads the registers again, so that the next reading is judged by what was written. */
async function take<Value>({ telemetry, journal }: Services, value: Value): Promise<Value> {
  await telemetry.refresh();
  journal.announce();
  return value;
}

/**
 * Records a new rule and lets it judge, at once, every stream of its metric in its area, in place of what the
 * register says; the smaller area wins. Said twice by the same person it is done once.
 * @throws Problem 409 on a name or an area that is taken, 422 on a rule that cannot be used
 */
export async function createRule(
  services: Services,
  caller: Caller,
  { rule: body }: RuleCreation,
): Promise<RuleVersion> {
  const now = services.clock.now();
  const rule = usableRule({ ...body, effectiveFrom: instant(now) });
  const created = await services.database.transaction(async (transaction) => {
    const [newest] = await ruleRepository(transaction).lockVersions(rule.id);
    if (newest) {
      const isOwn = newest.recordedBy === caller.id && newest.version === 1;
      if (isOwn && isDeepStrictEqual(bodyOf(newest.rule), bodyOf(rule))) return newest;
      throw problem(409, 'rule-exists', `rule.id: there is a rule ${rule.id} already`);
    }
    await checkArea(caller, rule, transaction);
    await checkAlone(rule, transaction);
    return put({ services, caller, now, transaction }, 1, rule, 'created');
  });
  return take(services, created);
}

/**
 * Ends a rule by a version that says so: its streams are judged again by what the register says.
 * @param basedOn the newest version its author had before him
 * @throws Problem 404, 409 when somebody was quicker, when the register itself names it, or it was shipped
 */
export async function retireRule(
  services: Services,
  caller: Caller,
  id: string,
  basedOn: number,
): Promise<RuleVersion> {
  const retired = await services.database.transaction(async (transaction) => {
    const [newest] = await ruleRepository(transaction).lockVersions(id);
    if (!newest) throw problem(404, 'rule-not-found', `there is no rule ${id}`);
    const { version, rule, recordedBy } = newest;
    if (rule.retired && version === basedOn + 1 && recordedBy === caller.id) return newest;
    if (version !== basedOn || rule.retired) {
      const who = `version ${version} of ${newest.recordedAt} by ${recordedBy ?? 'us'}`;
      throw problem(409, 'rule-changed-meanwhile', `basedOn: ${who} came after version ${basedOn}`);
    }
    const needed = await streamRepository(transaction).namedBy(id);
    if (!rule.appliesTo || needed > 0) {
      throw problem(409, 'rule-needed', `the register has ${needed} streams judged by ${id} alone`);
    }
    await checkArea(caller, rule, transaction);
    const now = services.clock.now();
    const ended = { ...rule, retired: true, effectiveFrom: instant(now) };
    return put({ services, caller, now, transaction }, version + 1, ended, 'retired');
  });
  return take(services, retired);
}
