import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Instant, Name, Nullable } from './common.ts';
import { ExportUse } from './export-use.ts';

/** What leaves Jingwei for other programs, as files and over OGC API – Features: public fields only. */
export const COLLECTIONS = ['grids', 'areas', 'hazards', 'shelters'] as const;
export const CollectionId = Type.Enum([...COLLECTIONS]);
export type CollectionId = (typeof COLLECTIONS)[number];

const asked = {
  name: Name,
  area: AreaCode,
  collections: Type.Array(CollectionId, {
    minItems: 1,
    maxItems: COLLECTIONS.length,
    uniqueItems: true,
  }),
};

/** A key a GIS program reads with: an area and collections, never more; its secret is shown once. */
export const ReadKey = Type.Object(
  {
    prefix: Type.String({ pattern: '^[0-9a-f]{12}$' }),
    ...asked,
    usedFor: Nullable(ExportUse, {
      description: 'null: made before it was asked',
    }),
    createdAt: Instant,
    revokedAt: Nullable(Instant),
    lastUsedAt: Nullable(Instant),
  },
  CLOSED,
);
export type ReadKey = Static<typeof ReadKey>;

/** `POST /api/read-keys`. */
export const NewReadKey = Type.Object({ ...asked, usedFor: ExportUse }, CLOSED);
export type NewReadKey = Static<typeof NewReadKey>;
