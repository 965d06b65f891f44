import { CONDITION_CODE } from '../../shared/model/level.ts';
import { SCENES } from '../../shared/model/wall.ts';
import { COMPARED_METRICS, type Earlier } from '../../shared/wire/earlier.ts';
import type { NewestSource } from '../situation/newest.ts';
import type { LiveState } from '../store/live-store.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Known, Then } from './kpi.ts';
import { kpisOf } from './kpis.ts';
import type { SceneName } from './schedule.ts';
import { isAsideIn } from './standing.ts';

/** How bad each of a scene's numbers was earlier, in the order of the numbers; null: not known. */
export type EarlierNumbers = Then & {
  badness: Readonly<Record<SceneName, readonly (number | null)[]>>;
};

type Now = Pick<
  LiveState,
  'registers' | 'coverage' | 'alarms' | 'gridConditions' | 'holds' | 'escalations'
>;

const COMPARED: ReadonlySet<string> = new Set(COMPARED_METRICS);

function alarmsThen(alarms: Now['alarms'], earlier: Earlier): Now['alarms'] {
  const then = new Map(alarms);
  for (const { id, alarm } of earlier.alarms) {
    if (alarm === null) then.delete(id);
    else then.set(id, alarm);
  }
  // What was cleared and acknowledged by then is on no list.
  for (const [id, alarm] of then) {
    if (!alarm.active && alarm.acknowledgedAt !== null) then.delete(id);
  }
  return then;
}

function gridsThen({ gridConditions, coverage }: Now, earlier: Earlier): Uint8Array {
  const then = gridConditions.slice();
  for (const [code, condition] of earlier.grids) {
    const index = coverage?.indexOf.get(code);
    if (index !== undefined) then[index] = CONDITION_CODE[condition];
  }
  return then;
}

function newestThen(
  newest: NewestSource,
  { streams }: IndexedRegisters,
  earlier: Earlier,
): NewestSource {
  const value = newest.value.slice();
  const condition = newest.condition.slice();
  for (const { number, metric } of streams) {
    if (COMPARED.has(metric)) value[newest.indexOf(number)] = Number.NaN;
  }
  for (const [number, held] of earlier.values) value[newest.indexOf(number)] = held;
  for (const [number, held] of earlier.streams) {
    condition[newest.indexOf(number)] = CONDITION_CODE[held];
  }
  const { number, at, suspect, lon, lat, speed, heading } = newest;
  const indexOf = (stream: number) => newest.indexOf(stream);
  return { number, at, suspect, lon, lat, speed, heading, value, condition, indexOf };
}

/**
 * The wall's numbers as they were, out of the present and what was otherwise. To be worked out when the
 * answer arrives: it says what changed up to that moment and nothing of what changes later.
 */
export function earlierNumbers(
  now: Now & { registers: IndexedRegisters },
  newest: NewestSource,
  earlier: Earlier,
): EarlierNumbers {
  const alarms = alarmsThen(now.alarms, earlier);
  const known: Known = {
    registers: now.registers,
    alarms,
    // What is set aside now is compared with nothing: neither it nor its return has changed the city.
    isAside: isAsideIn({ ...now, alarms }),
    gridConditions: gridsThen(now, earlier),
  };
  const then = newestThen(newest, now.registers, earlier);
  const badness = Object.fromEntries(
    SCENES.map((scene) => [scene, kpisOf(scene, known, then, null).map((kpi) => kpi.badness)]),
  ) as unknown as EarlierNumbers['badness'];
  return { at: Date.parse(earlier.at), values: new Map(earlier.values), badness };
}
