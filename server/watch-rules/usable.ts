import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { WatchRule } from '../../shared/model/watch-rule.ts';
import { watchRuleProblems } from '../../shared/risk/check-watch-rule.ts';
import type { Queryable } from '../database/database.ts';
import { inScope } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import { groundRepository } from './ground-repository.ts';
import { areasOf } from './places.ts';
import { scopedIds } from './scoped-ids.ts';

const unknown = (field: string, expected: string, got: string) =>
  problem(422, 'unknown-reference', `${field}: expected ${expected}, got ${got}`, got);

/** Throws Problem 422 on an area that is none, or not of the scope. */
export async function checkAreas(rule: WatchRule, scope: Scope, on: Queryable): Promise<void> {
  const ground = groundRepository(on);
  const asked = areasOf(rule);
  const areas = new Map((await ground.areas()).map((area) => [area.code, area]));
  const ids = asked.flatMap((area) => (area.kind === 'hazard' ? area.hazard : []));
  const hazards = new Map((await ground.hazards(ids)).map((hazard) => [hazard.id, hazard]));
  const { watches } = rule;
  const isWhole = watches.kind === 'combination' && watches.where.kind === 'each';
  for (const area of isWhole ? [{ kind: 'administrative', code: CITY_CODE } as const] : asked) {
    const name =
      area.kind === 'hazard' ? area.hazard : area.kind === 'drawn' ? CITY_CODE : area.code;
    const found = area.kind === 'hazard' ? hazards.get(name) : areas.get(name);
    const isOwn =
      scope.county === null || (found?.county && inScope(scope, found.county, found.town));
    if (found && isOwn) continue;
    const expected = 'expected an area of yours, or of a hazard in it';
    throw problem(422, 'unknown-area', `rule.watches: ${expected}, got ${name}`);
  }
}

/** Throws Problem 422 on streams that are none of the scope, or call-signs that are in no register. */
async function checkNames({ watches }: WatchRule, scope: Scope, on: Queryable): Promise<void> {
  if (watches.kind === 'combination') {
    const named = watches.conditions.flatMap(({ streams }) =>
      streams.by === 'name' ? streams.streams : [],
    );
    const parts = named.map((id) => ({ kind: 'stream', id }) as const);
    const known = await scopedIds(on, parts, scope);
    const missing = named.find((id) => !known.has(`stream:${id}`));
    if (missing) throw unknown('rule.watches.conditions', 'a stream of your area', missing);
    return;
  }
  const callSigns = new Set((await groundRepository(on).units()).map(({ callSign }) => callSign));
  const missing = watches.units.callSigns.find((callSign) => !callSigns.has(callSign));
  if (missing) throw unknown('rule.watches.units', 'a unit that tells its position', missing);
}

/**
 * The rule itself. Throws Problem 422 on one that could not be used, that names what is in no register, or that is
 * for an area which is not the asker's.
 */
export async function usableWatchRule(
  rule: WatchRule,
  scope: Scope,
  on: Queryable,
): Promise<WatchRule> {
  const problems = watchRuleProblems(rule);
  if (problems.length > 0) {
    throw problem(422, 'rule-unusable', `rule: ${problems.join(', ')}`, problems);
  }
  await checkAreas(rule, scope, on);
  await checkNames(rule, scope, on);
  return rule;
}
