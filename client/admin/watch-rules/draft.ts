import { CITY_CODE } from '../../../shared/model/area.ts';
import type {
  Absence,
  Combination,
  Geofence,
  WatchArea,
  WatchCondition,
  WatchKind,
  WatchRuleBody,
} from '../../../shared/model/watch-rule.ts';
import { watchRuleProblems } from '../../../shared/risk/check-watch-rule.ts';
import { newActKey } from '../../commands/act-key.ts';

/** A condition nobody has written yet. */
export const blankCondition = (): WatchCondition => ({
  streams: { by: 'metric', metric: 'rainfall' },
  test: { kind: 'level', level: 'yellow' },
  joined: 'any',
});

export const blankArea = (kind: WatchArea['kind'] = 'administrative'): WatchArea => {
  if (kind === 'administrative') return { kind, code: CITY_CODE };
  if (kind === 'hazard') return { kind, hazard: '' };
  return { kind, outline: { type: 'Polygon', coordinates: [] } };
};

const NO_UNITS = { types: [], callSigns: [] };

const BLANK: Readonly<Record<WatchKind, () => WatchRuleBody['watches']>> = {
  combination: (): Combination => ({
    kind: 'combination',
    where: { kind: 'each', level: 'county' },
    conditions: [
      blankCondition(),
      { ...blankCondition(), streams: { by: 'metric', metric: 'water-level' } },
    ],
    joined: 'all',
  }),
  absence: (): Absence => ({
    kind: 'absence',
    units: NO_UNITS,
    areas: [blankArea()],
    from: 'inside',
    minutes: 60,
  }),
  geofence: (): Geofence => ({
    kind: 'geofence',
    units: NO_UNITS,
    area: blankArea(),
    event: 'enter',
    minutes: null,
    deadbandMetres: 100,
  }),
};

/** A new rule of a kind. Delays and the deadband are defaults of ours [D]: a ripple is no event. */
export const blankRule = (kind: WatchKind): WatchRuleBody => ({
  id: `watch-own-${newActKey()}`.slice(0, 40),
  name: '',
  nameEnglish: '',
  level: 'yellow',
  watches: BLANK[kind](),
  onDelaySeconds: 60,
  offDelaySeconds: 300,
  source: '',
  confidence: 'D',
});

const isArea = (area: WatchArea): boolean => {
  if (area.kind === 'drawn') return area.outline.coordinates.length > 0;
  return area.kind === 'hazard' ? area.hazard !== '' : area.code !== '';
};

const isCondition = ({ streams, test, joined }: WatchCondition): boolean =>
  (streams.by === 'metric' || streams.streams.length > 0) &&
  (test.kind === 'level' || Number.isFinite(test.value)) &&
  (typeof joined === 'string' || Number.isInteger(joined));

function isWatchWritten(watches: WatchRuleBody['watches']): boolean {
  if (watches.kind === 'absence') {
    return watches.areas.every(isArea) && Number.isInteger(watches.minutes);
  }
  if (watches.kind === 'geofence') {
    const { area, minutes, deadbandMetres } = watches;
    return (
      isArea(area) &&
      (minutes === null || Number.isInteger(minutes)) &&
      Number.isFinite(deadbandMetres)
    );
  }
  const { where, conditions, joined } = watches;
  return (
    conditions.every(isCondition) &&
    (where.kind === 'each' || isArea(where.area)) &&
    (typeof joined === 'string' || Number.isInteger(joined))
  );
}

/** Whether every field holds what it must: the rule can be tried and put in force. */
export const isWritten = (rule: WatchRuleBody): boolean =>
  rule.name.trim() !== '' &&
  rule.nameEnglish.trim() !== '' &&
  rule.source.trim() !== '' &&
  Number.isInteger(rule.onDelaySeconds) &&
  Number.isInteger(rule.offDelaySeconds) &&
  isWatchWritten(rule.watches) &&
  watchRuleProblems(rule).length === 0;
