import { toldCount } from '../../shared/model/fewest-told.ts';
import type { LargeEvent } from '../../shared/model/large-event.ts';
import type { Rule } from '../../shared/model/rule.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import { type NewestSource, newestOf } from './newest.ts';

/**
 * How many are in all zones of an event together, persons.
 * @property value few count as ten, or the true number could be worked out from the sum; null: no zone is known
 * @property unknown zones that are counted and not heard or doubted, or that lie outside the viewer's area: with one the
 * value is a least number
 * @property rule that of the zones, whose steps the sum is held to
 */
export type EventCrowd = { value: number | null; unknown: number; rule: Rule | undefined };

/** As the server adds it up: a zone that nothing counts is in no sum. */
export function eventCrowdOf(
  { zones }: Pick<LargeEvent, 'zones'>,
  registers: IndexedRegisters,
  columns: NewestSource,
): EventCrowd {
  const gatherings = zones.map(({ gathering }) => registers.gatheringById.get(gathering));
  const counted = gatherings.filter((zone) => zone === undefined || zone.stream !== null);
  const streams = counted.map((zone) => registers.streamById.get(zone?.stream ?? ''));
  const counts = streams.flatMap((stream) => {
    const { value, condition, suspect } = newestOf(columns, stream);
    return value === null || condition === 'unknown' || suspect ? [] : [toldCount(value)];
  });
  const rules = streams.flatMap((stream) => registers.ruleById.get(stream?.rule ?? '') ?? []);
  return {
    value: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
    unknown: streams.length - counts.length,
    rule: rules.find(({ kind }) => kind === 'crowd'),
  };
}
