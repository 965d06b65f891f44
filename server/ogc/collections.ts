import type { CollectionId } from '../../shared/model/collection.ts';

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

/** Fewer households than ten could be persons (DOMAIN.md §0): they are not told. */
const HOUSEHOLDS = 'CASE WHEN households BETWEEN 1 AND 9 THEN NULL ELSE households END';

const grid = built({
  ...{
    code: 'code',
    kind: 'kind',
    name: 'name',
    community: 'community',
    town: 'town',
    county: 'county',
  },
  ...{ areaSquareMetres: 'round(area_square_metres::numeric, 1)', households: HOUSEHOLDS },
  ...{ validFrom: 'valid_from', validTo: 'valid_to', synthetic: 'synthetic' },
});
const area = built({
  ...{ code: 'code', level: 'level', name: 'name', parent: 'parent', households: HOUSEHOLDS },
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
    description: 'City, counties, towns, communities and functional areas',
    isTimed: false,
    properties: area.properties,
    from: `SELECT code AS key, code AS id, outline AS shape, county, town, ${area.json} AS properties
      FROM area WHERE outline IS NOT NULL`,
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
