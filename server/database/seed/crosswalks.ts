import type { Queryable } from '../database.ts';

/** How an invented department cuts up its county: every way is drawn without regard to the grids. */
type Cut = 'halves of towns' | 'strips of the county' | 'whole towns';
export type SeedCrosswalk = {
  id: string;
  department: string;
  name: string;
  county: string;
  cut: Cut;
  /** What a unit is called, after its town or number. */
  unit: string;
};

/** 梁溪区, where the city's command centre would look first. */
const COUNTY = '320213';

/** One invented layer a department, so that matching (art. 49 ¶3) can be seen; the towns fit the grids. */
export const DEMO_CROSSWALKS: readonly SeedCrosswalk[] = [
  {
    ...{ id: 'crosswalk-police', department: 'public-security', name: '派出所辖区（示例）' },
    ...{ county: COUNTY, cut: 'halves of towns', unit: '派出所' },
  },
  {
    ...{ id: 'crosswalk-urban', department: 'urban-management', name: '城管中队责任区（示例）' },
    ...{ county: COUNTY, cut: 'strips of the county', unit: '城管中队' },
  },
  {
    ...{ id: 'crosswalk-emergency', department: 'emergency', name: '应急管理站责任区（示例）' },
    ...{ county: COUNTY, cut: 'whole towns', unit: '应急站' },
  },
];

/** Each town cut by the meridian through its middle. */
const HALVES = `
  SELECT t.code || '-' || side AS code, t.name || '第' || side AS name, ST_Intersection(t.outline,
      ST_MakeEnvelope(CASE side WHEN 1 THEN -180 ELSE ST_X(t.centre) END, -90,
        CASE side WHEN 1 THEN ST_X(t.centre) ELSE 180 END, 90, 4326), 1e-8) AS shape
  FROM area t, generate_series(1, 2) AS side WHERE t.level = 'town' AND t.county = $2`;

/** The county cut into four strips of equal height. */
const STRIPS = `
  SELECT 'strip-' || strip AS code, '第' || strip AS name, ST_Intersection(c.outline,
      ST_MakeEnvelope(-180, c.bounds[2] + (c.bounds[4] - c.bounds[2]) * (strip - 1) / 4,
        180, c.bounds[2] + (c.bounds[4] - c.bounds[2]) * strip / 4, 4326), 1e-8) AS shape
  FROM area c, generate_series(1, 4) AS strip WHERE c.code = $2`;

const TOWNS = `SELECT code, name, outline AS shape FROM area WHERE level = 'town' AND county = $2`;

const SHAPES: Readonly<Record<Cut, string>> = {
  'halves of towns': HALVES,
  'strips of the county': STRIPS,
  'whole towns': TOWNS,
};

/** A unit lies where its middle does; what is only a line or a point between two is none. */
const insertUnits = (cut: Cut): string => `
  INSERT INTO crosswalk_unit (layer, code, name, county, town, area_square_metres, outline)
  SELECT $1, u.code, u.name || $3, $2, t.code, ST_Area(u.shape::geography), u.shape
  FROM (SELECT code, name, ST_Multi(ST_CollectionExtract(shape, 3)) AS shape FROM (${SHAPES[cut]}) AS drawn) AS u
  JOIN LATERAL (SELECT code FROM area WHERE level = 'town' AND county = $2
    AND ST_Intersects(outline, ST_PointOnSurface(u.shape)) ORDER BY code LIMIT 1) t ON true
  WHERE NOT ST_IsEmpty(u.shape)`;

/** Layers of invented units, all of them marked so. @param at ISO instant */
export async function seedCrosswalks(
  on: Queryable,
  layers: readonly SeedCrosswalk[],
  at: string,
): Promise<void> {
  for (const { id, department, name, county, cut, unit } of layers) {
    await on.query(
      `INSERT INTO crosswalk_layer (id, name, department, county, town, coordinate_system, recorded_at,
         recorded_by, synthetic) VALUES ($1, $2, $3, $4, NULL, 'wgs84', $5, NULL, true)`,
      [id, name, department, county, at],
    );
    await on.query(insertUnits(cut), [id, county, unit]);
  }
}
