import type { Alarm } from '../../shared/model/alarm.ts';
import { CONDITION_CODE, type Condition } from '../../shared/model/level.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { awaitedLevel, heldLevel } from '../../shared/risk/held-level.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import type { TextKey } from '../i18n/use-text.ts';
import { type NewestSource, newestOf } from '../situation/newest.ts';
import type { LiveState } from '../store/live-store.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import { communityOf } from './alarm-label.ts';

/** One of the four numbers of a scene. `value` null: nothing is known, and that is what is shown. */
export type Kpi = {
  name: TextKey;
  value: number | null;
  unit: string;
  decimals: number;
  /** It is more than the number: nothing nearer than that is foreseen. */
  isBeyond: boolean;
  /** What it was found at, and the code of the community or town that lies in; null: nowhere in particular. */
  where: { name: string; code: string | null } | null;
  /** What the number leaves out, e.g. shelters nobody counts, `count` in its words; or why its sign is worse than it. */
  note: { key: TextKey; count?: number } | null;
  /** When the newest reading behind it was measured, epoch ms; null: no reading is behind it. */
  at: number | null;
  /** How often that is measured: within twice of it an age would say nothing. 0: of no reading. */
  periodSeconds: number;
  /** Worst level behind the number; `none` where it says nothing bad. */
  condition: Condition;
  /** It counts grids by their risk: drawn as the map fills them, not as an alarm. */
  isOfGrids: boolean;
  higherIsWorse: boolean;
  /** Whether it tells how the city stands; else how far the desks are with it, or how much is known. */
  isOfCity: boolean;
  /** The number as it is compared with earlier: grows as things get worse; null: it is not compared. */
  badness: number | null;
};

export type Known = Pick<LiveState, 'registers' | 'alarms' | 'gridConditions'> & {
  /** Whether an alarm is set aside, also once it is over. */
  isAside(alarm: Alarm): boolean;
};

/** What was measured earlier, by stream number, at a moment in epoch ms. */
export type Then = { at: number; values: ReadonlyMap<number, number> };

export type KpisOfScene = (known: Known, newest: NewestSource, then: Then | null) => Kpi[];

/** A number of a scene with what is usual. */
export const kpi = (name: TextKey, value: number | null, more: Partial<Kpi> = {}): Kpi => ({
  name,
  value,
  unit: '',
  decimals: 0,
  isBeyond: false,
  where: null,
  note: null,
  at: null,
  periodSeconds: 0,
  condition: 'none',
  higherIsWorse: true,
  isOfCity: true,
  isOfGrids: false,
  badness: value === null || more.higherIsWorse !== false ? value : -value,
  ...more,
});

/** The worst of what is known. */
export const worst = (conditions: readonly Condition[]): Condition =>
  conditions.reduce<Condition>((found, condition) => {
    if (condition === 'unknown') return found;
    return CONDITION_CODE[condition] > CONDITION_CODE[found] ? condition : found;
  }, 'none');

export type Measured = {
  stream: Stream;
  value: number;
  at: number | null;
  condition: Condition;
  /** The quality checks doubt it. */
  suspect: boolean;
};

/** The present values of a metric; a silent stream's last value is no present one. */
export const measured = (
  { streams }: IndexedRegisters,
  newest: NewestSource,
  metric: Stream['metric'],
): Measured[] =>
  streams.flatMap((stream) => {
    if (stream.metric !== metric) return [];
    const { value, at, condition, suspect } = newestOf(newest, stream);
    if (value === null || condition === 'unknown') return [];
    return [{ stream, value, at, condition, suspect }];
  });

type Reading = Pick<Kpi, 'at' | 'periodSeconds'>;

/** Where and when the one reading behind a number was measured: a sensor of a hazard is where the hazard is. */
export function behind(
  { hazardById }: IndexedRegisters,
  measured: Pick<Measured, 'stream' | 'at'> | null,
): Pick<Kpi, 'where'> & Reading {
  if (measured === null) return { where: null, at: null, periodSeconds: 0 };
  const { name, subject, grid, town, periodSeconds } = measured.stream;
  const code = communityOf(grid) ?? town;
  const where = { name: hazardById.get(subject ?? '')?.name ?? name, code };
  return { where, at: measured.at, periodSeconds };
}

/**
 * That a value is doubted, or why the sign beside it is another than it would give: a level is raised only after a while
 * (`awaitedLevel`), and kept for a while (`heldLevel`).
 */
export function noteOf({ ruleById }: IndexedRegisters, one: Measured | null): Kpi['note'] {
  if (one === null) return null;
  if (one.suspect) return { key: 'wall.kpi.doubted' };
  const asked = [ruleById.get(one.stream.rule ?? ''), one.condition, one.value] as const;
  if (awaitedLevel(...asked)) return { key: 'wall.kpi.awaited' };
  return heldLevel(...asked) ? { key: 'wall.kpi.held' } : null;
}

/** The item with the most of something; null of none. */
export const mostOf = <Item>(
  items: readonly Item[],
  of: (item: Item) => number | null,
): Item | null =>
  items.reduce<Item | null>(
    (found, item) =>
      found === null || (of(item) ?? -Infinity) > (of(found) ?? -Infinity) ? item : found,
    null,
  );

/** The newest of several readings. */
export function newestReading(readings: readonly Reading[]): Reading {
  const newest = mostOf(readings, ({ at }) => at);
  return newest === null
    ? { at: null, periodSeconds: 0 }
    : { at: newest.at, periodSeconds: newest.periodSeconds };
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** How fast a stream's value grew since then, a minute; null where it is not known. */
export function growthPerMinute(
  { stream, value, at }: Pick<Measured, 'stream' | 'value' | 'at'>,
  then: Then | null,
): number | null {
  const before = then?.values.get(stream.number);
  if (then === null || before === undefined || at === null || at <= then.at) return null;
  return (value - before) / ((at - then.at) / MINUTE_MS);
}
