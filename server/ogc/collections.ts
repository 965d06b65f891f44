import type { CollectionId } from '../../shared/model/collection.ts';
import { FEWEST_TOLD } from '../../shared/model/fewest-told.ts';

/**
 * How a collection is read: constants of ours, never anything a caller sent. `from` gives rows with `key` (the
 * order of pages, unique), `id`, `shape`, `county`, `town` and `properties`; `$1` is the beginning and `$2` the
 * end of the time that is asked for (null: open).
 */
export type Collection = {
  id: CollectionId;
  title: string;
  description: string;
  isTimed: boolean;
  /** Property names in their order, as files have them. */
  properties: readonly string[];
  from: string;
};

const built = (
  properties: Readonly<Record<string, string>>,
): Pick<Collection, 'properties'> & { json: string } => ({
  properties: Object.keys(properties),
  json: `jsonb_build_object(${Object.entries(properties)
    .map(([name, column]) => `'${name}', ${column}`)
    .join(', ')})`,
});

/**
 * Fewer households than ten could be persons (DOMAIN.md §0): they are not told. Neither is what would tell them with
 * what else is told: of micro-grids in one grid either all are told or none, and an area is the sum of the grids
 * that are told. Tens would not do: beside 96 that are told, "110" in all leaves 9 and nothing else.
 */
const FEW = `households BETWEEN 1 AND ${FEWEST_TOLD - 1}`;
const OF_GRID = `CASE WHEN ${FEW} OR parent IN (SELECT parent FROM grid WHERE kind = 'micro' AND ${FEW})
  THEN NULL ELSE households END`;
/** Of a functional area only the total at its making is kept, which no longer follows its grids: it is told or not. */
const OF_AREA = `CASE WHEN (level = 'functional' AND hidden > 0) OR (rest < ${FEWEST_TOLD} AND households > 0)
  THEN NULL ELSE rest END`;
const AREAS_BY_TOLD = `WITH few AS MATERIALIZED (
    SELECT community, town, county, centre, households FROM grid
    WHERE valid_to IS NULL AND kind <> 'micro' AND ${FEW}),
  told AS (
    SELECT a.*, below.hidden, a.households - below.households AS rest
    FROM area a CROSS JOIN LATERAL (
      SELECT count(*) AS hidden, coalesce(sum(few.households), 0)::int AS households FROM few
      WHERE CASE a.level WHEN 'city' THEN true WHEN 'county' THEN few.county = a.code
        WHEN 'town' THEN few.town = a.code WHEN 'community' THEN few.community = a.code
        ELSE ST_Covers(a.outline, few.centre) END) AS below)`;

const grid = built({
  ...{
    code: 'code',
    kind: 'kind',
    name: 'name',
    community: 'community',
    town: 'town',
    county: 'county',
  },
  ...{ areaSquareMetres: 'round(area_square_metres::numeric, 1)', households: OF_GRID },
  ...{ validFrom: 'valid_from', validTo: 'valid_to', synthetic: 'synthetic' },
});
const area = built({
  ...{ code: 'code', level: 'level', name: 'name', parent: 'parent', households: OF_AREA },
  synthetic: 'synthetic',
});
/** The fields of `GET /api/public/hazards`. */
const hazard = built({
  ...{ form: 'form', class: 'class', name: 'name', town: 'town', risk: 'risk' },
  ...{ responsibleUnit: 'responsible_unit', department: 'department' },
  ...{ publishedAt: 'published_at', synthetic: 'synthetic' },
});
const shelter = built({
  ...{ name: 'name', class: 'class', space: 'space', state: 'state', capacity: 'capacity' },
  ...{
    effectiveAreaSquareMetres: 'effective_area_square_metres',
    town: 'town',
    synthetic: 'synthetic',
  },
});

/** An outdated version has its first day in its id, so that no two features of a page share one. */
const GRID_KEY = `code || '@' || to_char(valid_from AT TIME ZONE 'UTC', 'YYYYMMDD"T"HH24MISSMS"Z"')`;

export const ALL_COLLECTIONS: readonly Collection[] = [
  {
    id: 'grids',
    title: '网格 Grids',
    description:
      'Grids in force, or in force at any time by datetime; social-governance grids of GB/T 34300',
    isTimed: true,
    properties: grid.properties,
    from: `SELECT ${GRID_KEY} AS key, CASE WHEN valid_to IS NULL THEN code ELSE ${GRID_KEY} END AS id,
        outline AS shape, county, town, ${grid.json} AS properties
      FROM grid WHERE ($2::timestamptz IS NULL OR valid_from <= $2)
        AND (valid_to IS NULL OR $1::timestamptz IS NULL OR valid_to > $1)`,
  },
  {
    id: 'areas',
    title: '区域 Areas',
    description:
      'City, counties, towns, communities and functional areas; households are those of the grids that tell theirs',
    isTimed: false,
    properties: area.properties,
    from: `${AREAS_BY_TOLD}
      SELECT code AS key, code AS id, outline AS shape, county, town, ${area.json} AS properties
      FROM told WHERE outline IS NOT NULL`,
  },
  {
    id: 'hazards',
    title: '危险源 Hazards',
    description: 'Published hazards, restricted attributes left out',
    isTimed: false,
    properties: hazard.properties,
    from: `SELECT id AS key, id, coalesce(outline, place) AS shape, county, town, ${hazard.json} AS properties
      FROM hazard WHERE state = 'published'`,
  },
  {
    id: 'shelters',
    title: '应急避难场所 Shelters',
    description: 'Emergency shelters, their state and how many they hold',
    isTimed: false,
    properties: shelter.properties,
    from: `SELECT id AS key, id, place AS shape, county, town, ${shelter.json} AS properties FROM shelter`,
  },
];
