import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { Hazard } from '../../shared/model/hazard.ts';
import type { HazardFile } from '../../shared/model/hazard-file.ts';
import type { BlackSpots, Found, UnwatchedHazards } from '../../shared/wire/place-question.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { gridAt } from '../database/grid-at.ts';
import { outlineColumn, placeColumn, scopedRegister } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = [
  'id, form, class, name',
  placeColumn('place'),
  outlineColumn('outline'),
  'town, grid, risk, responsible_unit AS "responsibleUnit", department, synthetic',
].join(', ');

/** As much of a hazard as its inspection cycle asks for. */
export type CycledHazard = Pick<
  HazardFile,
  'id' | 'class' | 'risk' | 'foodGrade' | 'inspectedAt' | 'assessedAt' | 'surveyedAt'
>;

/** Degrees of latitude or longitude that hold a metre here, on the safe side: an index searches in degrees. */
const METRES_A_DEGREE = 80_000;

const WATCHED_BY = `
  SELECT s.id, s.name, ${placeColumn('s.place', 'place')},
    ST_Distance(s.place::geography, coalesce(h.outline, h.place)::geography) AS metres
  FROM stream s JOIN hazard h ON h.id = s.subject
  WHERE s.subject_kind = 'hazard' AND h.id = $3 AND ${scopeCondition(1, 's')} ORDER BY s.id`;

/** No stream has it for subject, and none that measures anything stands near. */
const UNWATCHED = `
  SELECT h.id, h.name, h.class, h.risk, h.responsible_unit AS "responsibleUnit"
  FROM hazard h
  WHERE ${scopeCondition(1, 'h')} AND h.state <> 'closed'
    AND NOT EXISTS (SELECT 1 FROM stream s WHERE s.subject_kind = 'hazard' AND s.subject = h.id)
    AND NOT EXISTS (SELECT 1 FROM stream s WHERE s.metric <> 'position'
      AND s.place && ST_Expand(coalesce(h.outline, h.place), $3::float8 / ${METRES_A_DEGREE})
      AND ST_DWithin(s.place::geography, coalesce(h.outline, h.place)::geography, $3::float8))
  ORDER BY array_position(ARRAY['red', 'orange', NULL, 'yellow', 'blue'], h.risk), h.id`;

const BLACK_SPOTS = `
  SELECT h.id, h.name, jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
    'place', jsonb_build_array(ST_X(p.place), ST_Y(p.place)), 'metres', p.metres)
    ORDER BY p.metres, p.id) AS schools
  FROM hazard h JOIN LATERAL (
    SELECT o.id, o.name, o.place,
      ST_Distance(o.place::geography, coalesce(h.outline, h.place)::geography) AS metres
    FROM protected_object o WHERE o.kind = 'school'
      AND o.place && ST_Expand(coalesce(h.outline, h.place), $3::float8 / ${METRES_A_DEGREE})
      AND ST_DWithin(o.place::geography, coalesce(h.outline, h.place)::geography, $3::float8)
  ) p ON true
  WHERE h.class = 'road-black-spot' AND h.state <> 'closed' AND ${scopeCondition(1, 'h')}
  GROUP BY h.id, h.name ORDER BY min(p.metres), h.id`;

const INSERT = `
  INSERT INTO hazard (id, form, class, name, place, county, town, grid, responsible_unit,
    department, synthetic, state, territory, surveyed_at, inspection_due)
  SELECT id, 'source', class, name, place, county, town, grid, "responsibleUnit", department,
    synthetic, 'surveyed', town, "surveyedAt", "inspectionDue"
  FROM json_to_recordset($1::json) AS given (id text, class text, name text, place geometry,
    county text, town text, grid text, "responsibleUnit" text, department text, synthetic boolean,
    "surveyedAt" timestamptz, "inspectionDue" timestamptz)`;

const IN_AREA = 'ST_PointOnSurface(given.outline::geometry)';
/** The place of an area lies in it, and its grid is the one that place lies in. */
const INSERT_AREAS = `
  INSERT INTO hazard (id, form, class, name, place, outline, county, town, grid, department, synthetic,
    state, territory, surveyed_at, inspection_due)
  SELECT given.id, 'area', class, given.name, ST_PointOnSurface(outline::geometry), outline::geometry,
    given.county, given.town, (SELECT g.code ${gridAt(IN_AREA, { among: `g.kind <> 'micro'` })}),
    department, given.synthetic, 'surveyed', given.town, "surveyedAt", "inspectionDue"
  FROM json_to_recordset($1::json) AS given (id text, class text, name text, outline text, county text,
    town text, department text, synthetic boolean, "surveyedAt" timestamptz,
    "inspectionDue" timestamptz)
  RETURNING grid`;

/** Since when it is known of, and by when it is inspected first. */
type Surveyed = { surveyedAt: string; inspectionDue: string | null };

/** An area as another office drew it: nobody answers for it yet, and it is not assessed. */
export type SurveyedArea = Pick<
  Hazard,
  'id' | 'class' | 'name' | 'town' | 'department' | 'synthetic'
> &
  Surveyed & {
    county: string;
    outline: PolygonGeometry;
  };

/** A source as a survey gives it: not assessed yet. */
export type SurveyedHazard = Omit<Hazard, 'form' | 'outline' | 'risk'> &
  Surveyed & { county: string };

/** Hazards as every screen holds them, points and areas; one whose file was closed is no hazard any more. */
export const hazardRepository = (database: Queryable) => ({
  ...scopedRegister<Hazard>(database, {
    table: "(SELECT * FROM hazard WHERE state <> 'closed') AS standing",
    columns: COLUMNS,
  }),

  /** The streams that have it for subject, with their distance in metres. */
  async watchedBy(id: string, scope: Scope): Promise<Found[]> {
    return (await database.query<Found>(WATCHED_BY, [...scopeParameters(scope), id])).rows;
  },

  /** Hazards that no stream watches, neither as its subject nor from within so many metres; worst first. */
  async unwatched(scope: Scope, metres: number): Promise<UnwatchedHazards['hazards']> {
    const { rows } = await database.query<UnwatchedHazards['hazards'][0]>(UNWATCHED, [
      ...scopeParameters(scope),
      metres,
    ]);
    return rows;
  },

  /** Road black spots with a school within so many metres, nearest first. */
  async blackSpotsNearSchools(scope: Scope, metres: number): Promise<BlackSpots['blackSpots']> {
    const { rows } = await database.query<BlackSpots['blackSpots'][0]>(BLACK_SPOTS, [
      ...scopeParameters(scope),
      metres,
    ]);
    return rows;
  },

  /**
   * What decides how often each hazard that stands is inspected; held until the end of the transaction, so that
   * an inspection made meanwhile is neither overlooked nor due by the cycle before.
   */
  async lockCycled(): Promise<CycledHazard[]> {
    const { rows } = await database.query<CycledHazard>(
      `SELECT id, class, risk, food_grade AS "foodGrade", inspected_at AS "inspectedAt",
         assessed_at AS "assessedAt", surveyed_at AS "surveyedAt"
       FROM hazard WHERE state <> 'closed' ORDER BY id FOR UPDATE`,
    );
    return rows;
  },

  /** Writes by when each is to be inspected. */
  async writeDue(rows: readonly { id: string; due: string | null }[]): Promise<void> {
    await database.query(
      `UPDATE hazard h SET inspection_due = d.due
       FROM json_to_recordset($1::json) AS d (id text, due timestamptz)
       WHERE h.id = d.id AND h.inspection_due IS DISTINCT FROM d.due`,
      [JSON.stringify(rows)],
    );
  },

  /** All rows or, on any error, none. */
  async insertSurveyed(rows: readonly SurveyedHazard[]): Promise<void> {
    const given = rows.map(({ place, ...row }) => ({
      ...row,
      place: ewkbHex({ type: 'Point', coordinates: place }),
    }));
    expectRowCount(await database.query(INSERT, [JSON.stringify(given)]), rows.length);
  },

  /** All areas or, on any error, none; gives back the grids they lie in. */
  async insertSurveyedAreas(areas: readonly SurveyedArea[]): Promise<string[]> {
    const given = areas.map(({ outline, ...area }) => ({ ...area, outline: ewkbHex(outline) }));
    const parameters = [JSON.stringify(given)];
    const written = await database.query<{ grid: string | null }>(INSERT_AREAS, parameters);
    expectRowCount(written, areas.length);
    const { rows } = written;
    return [...new Set(rows.flatMap(({ grid }) => grid ?? []))];
  },
});
