import type { UsualDay, ZoneGates } from '../../../geodata/tools/crowds.ts';
import type { DemoEvent } from '../../../geodata/tools/events.ts';
import type { Scope } from '../../../shared/model/account.ts';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { commonArea, WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import { CITY_OFFSET_MS, DAY_MS, HOUR_MS } from '../../../shared/time/units.ts';
import { instant } from '../../clock.ts';
import { eventRepository } from '../../events/repository.ts';
import { gatheringRepository } from '../../gatherings/repository.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

/** Gates, what is usual, and demonstration events; a city of a test may have none of them. */
export type SeedCrowds = {
  gates: readonly ZoneGates[];
  usualDays: readonly UsualDay[];
  events: readonly DemoEvent[];
};

const DAYS_A_WEEK = 7;
/** Of the synthetic weeks: how far they scatter, and how many there are said to be. */
const SPREAD_SHARE = 0.06;
const WEEKS = 4;
const AUTHOR = 'demo-coordinator';
const DECIDER = 'demo-administrator';

const INSERT_BASELINES = `
  INSERT INTO crowd_baseline (stream, hour, median, spread, weeks, synthetic)
  SELECT stream, hour, median, spread, ${WEEKS}, true FROM json_to_recordset($1::json)
    AS given (stream text, hour int, median float8, spread float8)`;

const baselinesOf = ({ stream, hours }: UsualDay) =>
  Array.from({ length: DAYS_A_WEEK * hours.length }, (_, hour) => {
    const median = hours[hour % hours.length]!;
    return { stream, hour, median, spread: median * SPREAD_SHARE };
  });

/** The event with its days counted from the day of `now` in the city's time. */
function eventOf(demo: DemoEvent, now: number, place: Scope): LargeEvent {
  const { day, hour, hours, appliedDay, acceptedDay, decidedDay, ...written } = demo;
  const midnight = Math.floor((now + CITY_OFFSET_MS) / DAY_MS) * DAY_MS - CITY_OFFSET_MS;
  const begins = midnight + day * DAY_MS + hour * HOUR_MS;
  const at = (days: number | null) =>
    days === null ? null : instant(midnight + days * DAY_MS + 10 * HOUR_MS);
  const hasNotice = written.state === 'refused' || written.state === 'cancelled';
  return {
    ...written,
    ...place,
    beginsAt: instant(begins),
    endsAt: instant(begins + hours * HOUR_MS),
    version: 1,
    draftedBy: AUTHOR,
    appliedAt: at(appliedDay),
    acceptedAt: at(acceptedDay),
    decidedAt: at(decidedDay),
    decidedBy: decidedDay === null ? null : DECIDER,
    notice: hasNotice ? '示例：书面通知已存档。' : null,
    synthetic: true,
  };
}

/** @param now epoch milliseconds: events lie round it */
export async function seedCrowds(
  on: Queryable,
  { gates, usualDays, events }: SeedCrowds,
  now: number,
): Promise<void> {
  const gatherings = gatheringRepository(on);
  for (const zone of gates) await gatherings.replaceGates(zone.gathering, zone.gates);
  await insertRows(on, INSERT_BASELINES, usualDays.flatMap(baselinesOf));
  const all = events.flatMap((event) => event.zones.map(({ gathering }) => gathering));
  const found = await gatherings.located(all, WHOLE_CITY);
  const placed = events.map((event) => {
    const own = found.filter(({ id }) => event.zones.some(({ gathering }) => gathering === id));
    return eventOf(event, now, commonArea(own));
  });
  await eventRepository(on).insert(placed);
}
