import type { KeyPlaceDraft } from '../../../geodata/read.ts';
import { ewkbHex } from '../../../shared/geo/wkb.ts';
import type { Position } from '../../../shared/model/common.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';
import type { CountyOf, SeedRegisters } from './registers.ts';

const INSERT_PROTECTED_OBJECTS = `
  INSERT INTO protected_object (id, kind, name, place, county, town, grid, synthetic)
  SELECT id, kind, name, place, county, town, grid, synthetic
  FROM json_to_recordset($1::json) AS given (id text, kind text, name text, place geometry,
    county text, town text, grid text, synthetic boolean)`;

const INSERT_GAS_PIPES = `
  INSERT INTO gas_pipe (id, name, pressure, diameter_millimetres, course, responsible_unit, county,
    town, synthetic)
  SELECT id, name, pressure, "diameterMillimetres", ST_SetSRID(ST_GeomFromGeoJSON(
      json_build_object('type', 'LineString', 'coordinates', course)::text), 4326),
    "responsibleUnit", county, town, synthetic
  FROM json_to_recordset($1::json) AS given (id text, name text, pressure text,
    "diameterMillimetres" int, course json, "responsibleUnit" text, county text, town text, synthetic boolean)`;

const INSERT_KEY_PLACES = `
  INSERT INTO key_place (id, kind, venue_type, name, place, county, town, grid, manager_unit,
    security_plan, emergency_plan, last_drill, synthetic)
  SELECT id, kind, "venueType", name, place, county, town, grid, "managerUnit",
    "securityPlan", "emergencyPlan", "lastDrill", synthetic
  FROM json_to_recordset($1::json) AS given (id text, kind text, "venueType" text, name text,
    place geometry, county text, town text, grid text, "managerUnit" text, "securityPlan" date,
    "emergencyPlan" date, "lastDrill" date, synthetic boolean)`;

const pointed = <Row extends { place: Position }>({ place, ...row }: Row) => ({
  ...row,
  place: ewkbHex({ type: 'Point', coordinates: place }),
});

/** A draft with its days, counted back from `now` in epoch ms. */
function dated(draft: KeyPlaceDraft, now: number) {
  const { securityPlanDaysAgo, emergencyPlanDaysAgo, lastDrillDaysAgo, ...row } = draft;
  const day = (ago: number | null) => (ago === null ? null : shanghaiDay(now - ago * DAY_MS));
  return {
    ...row,
    securityPlan: day(securityPlanDaysAgo),
    emergencyPlan: day(emergencyPlanDaysAgo),
    lastDrill: day(lastDrillDaysAgo),
  };
}

/** Protected objects, gas pipes and key places; a city without them has none. @param now epoch ms */
export const seedPlaces = async (
  on: Queryable,
  { protectedObjects = [], gasPipes = [], keyPlaces = [] }: SeedRegisters,
  countyOf: CountyOf,
  now: number,
): Promise<void> => {
  const placed = <Row extends { town: string }>(row: Row) => ({
    ...row,
    county: countyOf(row.town),
  });
  await insertRows(on, INSERT_PROTECTED_OBJECTS, protectedObjects.map(placed).map(pointed));
  await insertRows(on, INSERT_GAS_PIPES, gasPipes.map(placed));
  const drafts = keyPlaces.map((draft) => pointed(placed(dated(draft, now))));
  await insertRows(on, INSERT_KEY_PLACES, drafts);
};
