import type { OutFeature } from '../../shared/export/out-feature.ts';
import { type Box, splitAtAntimeridian } from '../../shared/geo/envelope.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { CollectionId } from '../../shared/model/collection.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import { ALL_COLLECTIONS, type Collection } from './collections.ts';

/** The time that is asked for, ISO instants; null is open. Both the same: one moment. */
export type Span = { from: string | null; to: string | null };
export type Asked = { scope: Scope; span: Span; bbox: Box | null };
export type Page = Asked & { after: string; limit: number };
/** `key` is what the next page begins after. */
export type PagedFeature = OutFeature & { key: string };

type Row = {
  key: string;
  id: string;
  geometry: OutFeature['geometry'];
  properties: Record<string, OutFeature['properties'][string]>;
};

const BBOX = `($5::float8[] IS NULL OR EXISTS (
  SELECT 1 FROM generate_series(1, cardinality($5::float8[]), 4) AS i
  WHERE ST_Intersects(shape, ST_MakeEnvelope(($5::float8[])[i], ($5::float8[])[i + 1],
    ($5::float8[])[i + 2], ($5::float8[])[i + 3], 4326))))`;

const rowsOf = ({ from }: Collection): string =>
  `FROM (${from}) AS found WHERE ${scopeCondition(3)} AND ${BBOX}`;

const parametersOf = ({ scope, span, bbox }: Asked): unknown[] => [
  span.from,
  span.to,
  ...scopeParameters(scope),
  bbox === null ? null : splitAtAntimeridian(bbox).flat(),
];

/** Untimed collections have no `$1` and `$2` of their own; a database must be told what they are. */
const typed = `$1::timestamptz IS NOT DISTINCT FROM $1 AND $2::timestamptz IS NOT DISTINCT FROM $2`;

/** Outer rings counter-clockwise, as RFC 7946 wants them, whichever way somebody drew them. */
const GEOMETRY = 'ST_AsGeoJSON(ST_ForcePolygonCCW(shape), 7)::jsonb';

/** jsonb forgets the order of names; files and pages have that of the collection. */
const featureOf = (
  { properties: names }: Collection,
  { key, id, geometry, properties }: Row,
): PagedFeature => ({
  ...{ key, id, geometry },
  properties: Object.fromEntries(names.map((name) => [name, properties[name] ?? null])),
});

const byId = (id: CollectionId): Collection => ALL_COLLECTIONS.find((one) => one.id === id)!;

/** Features of public collections, `[lon, lat]` in WGS 84 to a centimetre. */
export const ogcRepository = (database: Queryable) => ({
  /** At most `limit` features in the order of their keys, after the given one. */
  async page(id: CollectionId, { after, limit, ...asked }: Page): Promise<PagedFeature[]> {
    const collection = byId(id);
    const { rows } = await database.query<Row>(
      `SELECT key, id, ${GEOMETRY} AS geometry, properties ${rowsOf(collection)}
         AND ${typed} AND key > $6 ORDER BY key LIMIT $7`,
      [...parametersOf(asked), after, limit],
    );
    return rows.map((row) => featureOf(collection, row));
  },

  async count(id: CollectionId, asked: Asked): Promise<number> {
    const sql = `SELECT count(*)::int AS count ${rowsOf(byId(id))} AND ${typed}`;
    const { rows } = await database.query<{ count: number }>(sql, parametersOf(asked));
    return rows[0]!.count;
  },

  async feature(of: CollectionId, id: string, asked: Asked): Promise<OutFeature | null> {
    const collection = byId(of);
    const { rows } = await database.query<Row>(
      `SELECT key, id, ${GEOMETRY} AS geometry, properties ${rowsOf(collection)}
         AND ${typed} AND id = $6 LIMIT 1`,
      [...parametersOf(asked), id],
    );
    return rows[0] ? featureOf(collection, rows[0]) : null;
  },

  /** `[west, south, east, north]` of the city; null where there is none. */
  async extent(): Promise<number[] | null> {
    const sql = `SELECT bounds FROM area WHERE level = 'city' LIMIT 1`;
    return (await database.query<{ bounds: number[] }>(sql)).rows[0]?.bounds ?? null;
  },
});
