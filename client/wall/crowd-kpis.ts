import { toldCount } from '../../shared/model/fewest-told.ts';
import { minutesUntil } from '../../shared/risk/crowd.ts';
import { crowdNow } from '../situation/crowd.ts';
import { type NewestSource, newestOf } from '../situation/newest.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import {
  growthPerMinute,
  type Kpi,
  type KpisOfScene,
  kpi,
  mostOf,
  newestReading,
  type Then,
  worst,
} from './kpi.ts';

/** Further ahead the growth of ten minutes says nothing [D]. */
const FARTHEST_MINUTES = 120;
/** LB/T 034-2014 asks to act from here on [S]. */
const NEARLY_FULL_PERCENT = 80;

function crowdsOf({ gatherings, streamById }: IndexedRegisters, newest: NewestSource) {
  return gatherings.flatMap((gathering) => {
    const stream = streamById.get(gathering.stream ?? '');
    const { value, at, condition, suspect } = newestOf(newest, stream);
    return stream === undefined || value === null || condition === 'unknown'
      ? []
      : [
          {
            ...{ gathering, stream, value, at, condition, suspect },
            periodSeconds: stream.periodSeconds,
            ...crowdNow(gathering, value),
          },
        ];
  });
}
type Crowd = ReturnType<typeof crowdsOf>[number];

/** Where and when a crowd was counted, and whether that is doubted: a venue is known by its name alone. */
const at = (crowd: Crowd | null): Pick<Kpi, 'where' | 'at' | 'periodSeconds' | 'note'> => ({
  where: crowd && { name: crowd.gathering.venue, code: null },
  note: crowd?.suspect ? { key: 'wall.kpi.doubted' } : null,
  ...newestReading(crowd === null ? [] : [crowd]),
});

/** Minutes until a zone holds what is approved, as it grew in the last ten minutes; null: not known or never. */
function minutesLeft(crowd: Crowd, then: Then | null): number | null {
  const growth = growthPerMinute(crowd, then);
  const { approvedCapacity } = crowd.gathering;
  if (growth === null || approvedCapacity === null) return null;
  return minutesUntil(toldCount(crowd.value), approvedCapacity, growth);
}

/** Which zone is full soonest; "more than" two hours where none is foreseen to be. */
function soonestKpi(crowds: readonly Crowd[], then: Then | null): Kpi {
  const name = 'wall.kpi.crowd-soonest';
  const more = { unit: '分钟', higherIsWorse: false, badness: null };
  const isKnown = crowds.some((crowd) => growthPerMinute(crowd, then) !== null);
  if (!isKnown) return kpi(name, null, { ...more, condition: 'unknown' });
  const coming = crowds.flatMap((crowd) => {
    const minutes = minutesLeft(crowd, then);
    return minutes === null || minutes > FARTHEST_MINUTES ? [] : [{ crowd, minutes }];
  });
  const soonest = mostOf(coming, ({ minutes }) => -minutes);
  if (soonest === null) {
    return kpi(name, FARTHEST_MINUTES, { ...more, isBeyond: true, ...newestReading(crowds) });
  }
  const { condition } = soonest.crowd;
  return kpi(name, Math.round(soonest.minutes), { ...more, ...at(soonest.crowd), condition });
}

/** The fullest zone, the one full soonest, the densest, and how many are nearly full. */
export const crowdKpis: KpisOfScene = ({ registers }, newest, then) => {
  if (registers === null) return [];
  const crowds = crowdsOf(registers, newest);
  const fullest = mostOf(crowds, ({ ratio }) => ratio);
  const densest = mostOf(crowds, ({ density }) => density);
  const nearFull = crowds.filter(({ ratio }) => (ratio ?? 0) >= NEARLY_FULL_PERCENT);
  return [
    kpi('wall.kpi.crowd-fullest', fullest?.ratio ?? null, {
      unit: '%',
      ...at(fullest),
      condition: fullest?.condition ?? 'unknown',
    }),
    soonestKpi(crowds, then),
    kpi('wall.kpi.crowd-density', densest?.density ?? null, {
      unit: '人/m²',
      decimals: 1,
      ...at(densest),
      condition: densest?.condition ?? 'unknown',
    }),
    kpi('wall.kpi.crowd-over', crowds.length === 0 ? null : nearFull.length, {
      unit: '处',
      ...newestReading(crowds),
      condition:
        crowds.length === 0 ? 'unknown' : worst(nearFull.map(({ condition }) => condition)),
    }),
  ];
};
