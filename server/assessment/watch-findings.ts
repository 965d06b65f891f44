import { watchSource } from '../../shared/risk/alarm-source.ts';
import type { WatchPlace } from '../../shared/risk/watch-place.ts';
import type { LatchRow } from '../watch-rules/repository.ts';
import type { Happening } from './findings.ts';
import type { Finding } from './next-alarm.ts';
import type { Watched } from './watched-places.ts';

/** A place of a rule as alarms name it. */
export const sourceOf = ({ rule, key }: WatchPlace): string => watchSource(rule.id, key);

const MOST_NAME = 120;

/**
 * What the alarm of a place says.
 * @param unitAt where its unit was last seen, for a rule about one unit
 * @param at ISO 8601
 */
export function findingOf(
  { place, memory }: Watched,
  unitAt: Finding['place'],
  at: string,
): Finding {
  const { rule, name, county, town, subject, synthetic } = place;
  return {
    rule: rule.id,
    cause: rule.watches.kind,
    stream: null,
    feed: null,
    ...{ watch: sourceOf(place), event: null },
    subjectKind: subject?.kind ?? 'station',
    subject: subject?.id ?? null,
    name: `${name} · ${rule.name}`.slice(0, MOST_NAME),
    value: null,
    threshold: null,
    unit: '',
    // The alarm of a unit is drawn where it was last seen.
    place: place.point ?? unitAt ?? memory.spot,
    county,
    town,
    grid: null,
    synthetic,
    at,
  };
}

/** What clears the alarm of a place that no rule looks at any more. */
export const endingOf = ({ rule, place }: LatchRow, at: string): Happening => ({
  level: null,
  finding: {
    ...{ rule, cause: 'combination', stream: null, feed: null, event: null },
    watch: watchSource(rule, place),
    ...{
      subjectKind: 'station',
      subject: null,
      name: rule,
      value: null,
      threshold: null,
      unit: '',
    },
    ...{ place: null, county: null, town: null, grid: null, synthetic: false, at },
  },
});
