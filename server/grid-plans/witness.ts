import { CITY_ENVELOPE, isInside } from '../../shared/geo/envelope.ts';
import { checkGeometry } from '../../shared/geo/geometry-gate.ts';
import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Position } from '../../shared/model/common.ts';
import type { GridKind } from '../../shared/model/grid.ts';
import { TOLERANCE_SQUARE_METRES } from '../../shared/model/grid-finding.ts';
import type { Queryable } from '../database/database.ts';

type Outline = readonly (readonly (readonly Position[])[])[];

/** A grid as the database is asked about it. */
export type WitnessedGrid = {
  key: string;
  kind: GridKind;
  community: string;
  parent: string | null;
  outline: Outline;
};
export type WitnessedCommunity = { code: string; outline: Outline };

/** What the database found. The rules have the names of shared/model/grid-finding.ts. */
export type Witnessed = {
  rule:
    | 'invalid'
    | 'several-parts'
    | 'overlap'
    | 'gap'
    | 'outside-community'
    | 'micro-outside-grid';
  grids: string[];
  community: string | null;
  areaSquareMetres: number | null;
};

/**
 * Overlays are worked out on a grid of a tenth of a millimetre: in floating point GEOS fails on
 * borders that lie on each other but for the last bit ("Result area inconsistent with overlay operation").
 */
export const OVERLAY_DEGREES = '1e-9';

/**
 * Overlays only ever see shapes that are valid: on the embedded database an overlay of one that is not
 * says nothing and takes every other row with it (FAULTS.md, PGlite 1). Hence the materialised steps.
 */
const WITNESS = `
  WITH grids AS MATERIALIZED (
    SELECT key, kind, community, parent, outline, ST_IsValid(outline) AS is_valid
    FROM json_to_recordset($1::json)
      AS g (key text, kind text, community text, parent text, outline geometry)),
  borders AS MATERIALIZED (
    SELECT code, outline FROM json_to_recordset($2::json) AS c (code text, outline geometry)
    WHERE ST_IsValid(outline)),
  sound AS MATERIALIZED (SELECT * FROM grids WHERE is_valid),
  ground AS MATERIALIZED (SELECT * FROM sound WHERE kind <> 'micro'),
  covered AS MATERIALIZED (
    SELECT community, ST_Union(outline, ${OVERLAY_DEGREES}) AS outline FROM ground GROUP BY community),
  measured AS (
    SELECT 'overlap' AS rule, ARRAY[a.key, b.key] AS grids, a.community,
      ST_Area(ST_Intersection(a.outline, b.outline, ${OVERLAY_DEGREES})::geography) AS metres
    FROM sound a JOIN sound b ON a.key < b.key AND a.outline && b.outline
      AND (a.kind = 'micro') = (b.kind = 'micro')
    WHERE NOT ST_Touches(a.outline, b.outline)
    UNION ALL
    SELECT 'gap', ARRAY[]::text[], b.code, ST_Area((CASE WHEN c.outline IS NULL THEN b.outline
      ELSE ST_Difference(b.outline, c.outline, ${OVERLAY_DEGREES}) END)::geography)
    FROM borders b LEFT JOIN covered c ON c.community = b.code
    UNION ALL
    SELECT 'outside-community', ARRAY[g.key], g.community,
      ST_Area(ST_Difference(g.outline, b.outline, ${OVERLAY_DEGREES})::geography)
    FROM sound g JOIN borders b ON b.code = g.community
    UNION ALL
    SELECT 'micro-outside-grid', ARRAY[m.key, g.key], m.community,
      ST_Area(ST_Difference(m.outline, g.outline, ${OVERLAY_DEGREES})::geography)
    FROM sound m JOIN sound g ON g.key = m.parent WHERE m.kind = 'micro')
  SELECT rule, grids, community, metres AS "areaSquareMetres" FROM measured
  WHERE metres > ${TOLERANCE_SQUARE_METRES}
  UNION ALL
  SELECT 'several-parts', ARRAY[key], community, NULL FROM sound WHERE ST_NumGeometries(outline) > 1
  UNION ALL
  SELECT 'invalid', ARRAY[key], community, NULL FROM grids WHERE NOT is_valid
  ORDER BY rule, grids`;

const hexOf = (outline: Outline) => {
  const coordinates = outline.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): Position => [lon, lat])),
  );
  return ewkbHex({ type: 'MultiPolygon', coordinates });
};

const isStructured = ({ outline }: { outline: Outline }): boolean =>
  checkGeometry({ type: 'MultiPolygon', coordinates: outline }, ['MultiPolygon']).valid &&
  outline.flat(2).every(([lon, lat]) => isInside(CITY_ENVELOPE, [lon, lat]));

/**
 * Judges shapes by PostGIS, measured on the ellipsoid: a second witness beside `shared/geo/coverage`, with
 * no code in common. What is no geometry, or lies off the city's map, never reaches it and is
 * `invalid`.
 */
export async function witness(
  database: Queryable,
  grids: readonly WitnessedGrid[],
  communities: readonly WitnessedCommunity[],
): Promise<Witnessed[]> {
  const sound = grids.filter(isStructured);
  const broken = grids.filter((grid) => !isStructured(grid));
  const { rows } = await database.query<Witnessed>(WITNESS, [
    JSON.stringify(sound.map((grid) => ({ ...grid, outline: hexOf(grid.outline) }))),
    JSON.stringify(
      communities
        .filter(isStructured)
        .map(({ code, outline }) => ({ code, outline: hexOf(outline) })),
    ),
  ]);
  const refused = broken.map(({ key, community }): Witnessed => {
    return { rule: 'invalid', grids: [key], community, areaSquareMetres: null };
  });
  return [...rows, ...refused];
}
