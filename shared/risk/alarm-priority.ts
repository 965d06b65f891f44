import type { AlarmCause } from '../model/alarm.ts';
import type { Level } from '../model/level.ts';
import type { Metric } from '../model/stream.ts';

/** How soon somebody must act; level says how bad it is. ISA-18.2 asks that few are high. */
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * How much time a danger leaves [D]: `minutes` people are in it now; `hours` there is time to send somebody;
 * what is not named is watched. So that of the shipped rules about 5, 15 and 80 % are high, medium and low
 * (EEMUA 191, FAULTS.md G17).
 */
const HASTE: Partial<Record<Metric, 'minutes' | 'hours'>> = {
  gas: 'minutes',
  smoke: 'minutes',
  'crowd-count': 'minutes',
  'water-level': 'hours',
  rainfall: 'hours',
};

const LOWER: Readonly<Record<Priority, Priority>> = { high: 'medium', medium: 'low', low: 'low' };

function byHaste(level: Level, haste: 'minutes' | 'hours' | undefined): Priority {
  if (haste === 'minutes' && level === 'red') return 'high';
  if (haste === 'minutes' && level === 'orange') return 'medium';
  return haste === 'hours' && level === 'red' ? 'medium' : 'low';
}

/**
 * The priority of an alarm, from its level and from what it speaks of. What is only expected is one lower;
 * a feed that is red is blind and not yet in danger: medium. Where several instruments agree, and in the crowd of an event,
 * people are taken to be in it now [D].
 * @param metric null for what is not of one stream, e.g. a silent feed
 */
export function alarmPriority(level: Level, cause: AlarmCause, metric: Metric | null): Priority {
  if (cause === 'combination' || cause === 'event-total') return byHaste(level, 'minutes');
  if (metric === null) return level === 'red' ? 'medium' : 'low';
  const priority = byHaste(level, HASTE[metric]);
  return cause === 'projected' ? LOWER[priority] : priority;
}
