import type { Scope } from '../../shared/model/account.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { Answer } from '../../shared/risk/answer.ts';
import {
  MOST_WATCH_PLACES,
  type WatchPart,
  type WatchPlaceStanding,
  type WatchRuleStanding,
  type WatchSight,
} from '../../shared/wire/watch-rule.ts';
import type { Watched } from '../assessment/watched-places.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { inScope } from '../identity/scope.ts';
import type { Services } from '../services.ts';
import { watchRuleRepository } from './repository.ts';
import { scopedIds } from './scoped-ids.ts';

const standingAt = ({ place, answer, memory }: Watched): WatchPlaceStanding => ({
  place: place.key,
  name: place.name,
  answer,
  level: memory.level,
  since: memory.since === null ? null : instant(memory.since),
});

const isNotable = ({ answer, memory }: Watched): boolean =>
  answer !== 'no' || memory.level !== null;

/** Alarms first, then what says yes, then what is not known. */
const byWeight = (a: Watched, b: Watched): number =>
  Number(b.memory.level !== null) - Number(a.memory.level !== null) ||
  Number(b.answer === 'yes') - Number(a.answer === 'yes');

/** Every rule in force and what it says of its places in the scope. */
export async function standingRules(
  { database, clock, telemetry }: Services,
  scope: Scope,
): Promise<WatchRuleStanding[]> {
  const rules = await watchRuleRepository(database).inForce(instant(clock.now()));
  const watched = telemetry.watchRules
    .standing()
    .filter(({ place }) => inScope(scope, place.county, place.town));
  return rules.map(({ rule, version }) => {
    const own = watched.filter(({ place }) => place.rule.id === rule.id);
    const count = (answer: Answer) => own.filter((one) => one.answer === answer).length;
    return {
      ...{ version, rule, places: own.length },
      ...{ yes: count('yes'), no: count('no'), unknown: count('unknown') },
      standing: own.filter(({ memory }) => memory.level !== null).length,
      notable: own.filter(isNotable).sort(byWeight).slice(0, MOST_WATCH_PLACES).map(standingAt),
    };
  });
}

type Seen = { parts: WatchPart[]; leftOut: number };

/** Parts of another area are counted and not told. */
async function within<Parts extends Seen>(
  seen: Parts,
  scope: Scope,
  on: Queryable,
): Promise<Parts> {
  if (scope.county === null) return seen;
  const own = await scopedIds(on, seen.parts, scope);
  const parts = seen.parts.filter(({ kind, id }) => own.has(`${kind}:${id}`));
  return { ...seen, parts, leftOut: seen.leftOut + seen.parts.length - parts.length };
}

/** What a watch rule saw when this alarm rose, and sees now; null for an alarm of no watch rule. */
export async function sightOf(
  { database, telemetry }: Services,
  alarm: Pick<Alarm, 'id' | 'rule' | 'watch'>,
  scope: Scope,
): Promise<WatchSight | null> {
  if (alarm.watch === null || alarm.rule === null) return null;
  const repository = watchRuleRepository(database);
  const [newest] = await repository.versions(alarm.rule);
  if (!newest) return null;
  const risen = await repository.sightOf(alarm.id);
  const now = telemetry.watchRules.partsAt(alarm.watch);
  return {
    rule: newest.rule,
    risen: risen && (await within(risen, scope, database)),
    now: now && (await within(now, scope, database)),
  };
}
