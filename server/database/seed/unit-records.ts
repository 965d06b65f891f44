import type { Resource, ResourceType } from '../../../shared/model/resource.ts';
import type { Shift } from '../../../shared/model/unit-profile.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { TYPE_SKILLS } from '../../../shared/risk/type-skills.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import { instant } from '../../clock.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

/** Who recorded them in the demonstration. */
const RECORDED_BY = 'demo-coordinator';
const NOTE = '演示数据';
/** Crews that change at eight, and those that are there by day. */
const ROUND_THE_CLOCK: Shift = { start: '08:00', end: '08:00' };
const BY_DAY: Shift = { start: '08:00', end: '20:00' };

/** People a unit of a type carries; invented. Null: nobody recorded it. */
const CAPACITY: Readonly<Record<ResourceType, number | null>> = {
  'fire-engine': 6,
  ambulance: 4,
  'police-car': 4,
  'rescue-team': 8,
  'flood-team': 12,
  'pump-truck': 3,
  'gas-repair': 4,
  'hazmat-team': 6,
  'patrol-team': 6,
  'supply-truck': 2,
  'pump-set': 0,
  'generator-set': 0,
  'lighting-set': 0,
  lifeboat: 8,
  'chemical-specialist': null,
  'structure-specialist': null,
};

const INSERT_PROFILES = `
  INSERT INTO unit_profile (unit, version, skills, capacity, shift, note, recorded_at, recorded_by)
  SELECT unit, 1, skills, capacity, shift, note, at, by
  FROM json_to_recordset($1::json) AS given (unit text, skills jsonb, capacity int, shift jsonb,
    note text, at timestamptz, by text)`;

const INSERT_CERTIFICATIONS = `
  INSERT INTO unit_certification (unit, version, until, note, recorded_at, recorded_by)
  SELECT unit, 1, until, note, at, by
  FROM json_to_recordset($1::json) AS given (unit text, until date, note text, at timestamptz, by text)`;

/**
 * Invented profiles and certifications, the same on every machine. Every fourth unit has no profile and every tenth no
 * certification, so that what is not known is seen too; every eighth is there by day alone. @param now epoch ms
 */
export async function seedUnitRecords(
  on: Queryable,
  resources: readonly Resource[],
  now: number,
): Promise<void> {
  const stamp = { note: NOTE, at: instant(now), by: RECORDED_BY };
  const profiles = resources.flatMap(({ id, type }, index) => {
    if (index % 4 === 3) return [];
    const shift = index % 8 === 1 ? BY_DAY : ROUND_THE_CLOCK;
    return [{ unit: id, skills: TYPE_SKILLS[type], capacity: CAPACITY[type], shift, ...stamp }];
  });
  const certifications = resources.flatMap(({ id }, index) => {
    if (index % 10 === 9) return [];
    const until = shanghaiDay(now + (20 + ((index * 37) % 340)) * DAY_MS);
    return [{ unit: id, until, ...stamp }];
  });
  await insertRows(on, INSERT_PROFILES, profiles);
  await insertRows(on, INSERT_CERTIFICATIONS, certifications);
}
