import type { Alarm } from '../../shared/model/alarm.ts';
import type { HazardClass } from '../../shared/model/hazard.ts';
import type { IncidentKind } from '../../shared/model/incident.ts';
import type { Metric } from '../../shared/model/stream.ts';
import type { WatchRule } from '../../shared/model/watch-rule.ts';
import type { WatchSight } from '../../shared/wire/watch-rule.ts';
import { type Answer, api } from '../live/api.ts';

const BY_METRIC: Partial<Record<Metric, IncidentKind>> = {
  'water-level': 'flood',
  rainfall: 'flood',
  'wind-speed': 'weather',
  gas: 'gas-leak',
  smoke: 'fire',
  temperature: 'fire',
  'air-quality': 'chemical-leak',
  'traffic-speed': 'traffic',
  'crowd-count': 'crowd',
};

/**
 * What an alarm speaks of, to begin with: by what was measured, and gas at a chemical plant is no leak of the town's gas. It
 * decides who is proposed to be sent first.
 * @param of the class of the hazard it was measured at; undefined: at none
 */
export const kindOfAlarm = (
  metric: Metric | undefined,
  of: HazardClass | undefined,
): IncidentKind => {
  if (metric === 'gas' && of === 'chemical') return 'chemical-leak';
  return (metric && BY_METRIC[metric]) ?? 'other';
};

/** What is measured by a stream, as far as this desk knows it. */
export type MetricOf = (stream: string) => Metric | undefined;

/** What a watch rule looks at first; undefined where it looks at units. */
export const metricOfWatch = ({ watches }: WatchRule, metricOf: MetricOf): Metric | undefined => {
  const first = watches.kind === 'combination' ? watches.conditions[0]?.streams : undefined;
  if (first === undefined) return undefined;
  return first.by === 'metric' ? first.metric : metricOf(first.streams[0]!);
};

/** What the watch rule of an alarm saw and sees. */
export const sightPath = (alarm: number): string => `/api/alarms/${alarm}/sight`;

/**
 * What an alarm speaks of, to begin with: of an event, its crowd; of a watch rule its rule says it, which only the server knows.
 * @param of the class of the hazard it was measured at; undefined: at none
 */
export async function askKind(
  alarm: Alarm,
  metricOf: MetricOf,
  of: HazardClass | undefined,
): Promise<Answer<IncidentKind>> {
  if (alarm.event !== null) return { ok: true, value: 'crowd' };
  if (alarm.watch === null) {
    return { ok: true, value: kindOfAlarm(metricOf(alarm.stream ?? ''), of) };
  }
  const sight = await api.get<WatchSight>(sightPath(alarm.id));
  if (!sight.ok) return sight;
  return { ok: true, value: kindOfAlarm(metricOfWatch(sight.value.rule, metricOf), of) };
}
