import type { Scope } from '../../shared/model/account.ts';
import type { Situation } from '../../shared/wire/situation.ts';
import { inScope } from '../identity/scope.ts';
import { flagsOf, type Newest } from '../telemetry/newest.ts';

/** The newest values of a scope as parallel columns. Streams never heard are absent. */
export const latestColumns = (newest: Pick<Newest, 'all'>, scope: Scope): Situation['latest'] => {
  const latest: Situation['latest'] = {
    numbers: [],
    at: [],
    values: [],
    conditions: [],
    flags: [],
    longitudes: [],
    latitudes: [],
    speeds: [],
    headings: [],
  };
  for (const reading of newest.all()) {
    if (!inScope(scope, reading.county, reading.town)) continue;
    latest.numbers.push(reading.number);
    latest.at.push(reading.at);
    latest.values.push(reading.value);
    latest.conditions.push(reading.condition);
    latest.flags.push(flagsOf(reading));
    latest.longitudes.push(reading.lon);
    latest.latitudes.push(reading.lat);
    latest.speeds.push(reading.speed);
    latest.headings.push(reading.heading);
  }
  return latest;
};
