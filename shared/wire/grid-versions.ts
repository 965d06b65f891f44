import Type, { type Static } from 'typebox';
import { Identifier, Instant, Name, Nullable } from '../model/common.ts';
import { GridCode, GridKind } from '../model/grid.ts';
import { GridFinding } from '../model/grid-finding.ts';

/** `GET /api/coverage/findings`: the grids in force in the asker's area, judged by the same rules. */
export const CoverageFindings = Type.Object({
  at: Instant,
  grids: Type.Integer(),
  milliseconds: Type.Integer(),
  findings: Type.Array(GridFinding),
});
export type CoverageFindings = Static<typeof CoverageFindings>;

/** `GET /api/grids/:code/lineage`: every version of a grid, what it came from and what came of it. */
export const GridLineage = Type.Object({
  code: GridCode,
  versions: Type.Array(
    Type.Object({
      name: Name,
      kind: GridKind,
      households: Type.Integer(),
      areaSquareMetres: Type.Number(),
      validFrom: Instant,
      validTo: Nullable(Instant),
      recordedAt: Instant,
    }),
  ),
  steps: Type.Array(
    Type.Object({
      plan: Identifier,
      at: Instant,
      from: GridCode,
      to: GridCode,
      areaSquareMetres: Type.Number(),
      share: Type.Number({ description: 'of the ground of `from`, 0 to 1' }),
    }),
  ),
});
export type GridLineage = Static<typeof GridLineage>;

/** `GET /api/coverage/versions`: newest first. `plan` null: what the city began with. */
export const CoverageVersions = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.String(),
      effectiveFrom: Instant,
      recordedAt: Instant,
      plan: Nullable(Type.Object({ id: Identifier, name: Name })),
    }),
  ),
});
export type CoverageVersions = Static<typeof CoverageVersions>;
