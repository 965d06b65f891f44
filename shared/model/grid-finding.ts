import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Nullable, Position } from './common.ts';
import { GridEdit } from './grid-edit.ts';

/** What a division of grids is checked for. Source: DOMAIN.md §1, partition checks. */
export const FINDING_RULES = [
  'not-a-polygon',
  'not-finite',
  'off-the-map',
  'not-closed',
  'too-few-positions',
  'too-many-vertices',
  'no-extent',
  'self-crossing',
  'hole-outside',
  'rings-overlap',
  'spike',
  'repeated-vertex',
  'swapped-axes',
  'shifted-datum',
  'several-parts',
  'overlap',
  'gap',
  'outside-community',
  'no-such-community',
  'micro-outside-grid',
  'micro-without-grid',
  'code-repeated',
  'code-malformed',
  'code-elsewhere',
  'households-few',
  'households-many',
  'unpaired-edge',
] as const;
export const FindingRule = Type.Enum([...FINDING_RULES]);
export type FindingRule = (typeof FINDING_RULES)[number];

export const FINDING_SEVERITIES = ['error', 'warning'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** Overlaps, gaps and what lies outside are borne up to this area. Source: DOMAIN.md §1 [D]. */
export const TOLERANCE_SQUARE_METRES = 1;
/** Households of a comprehensive grid. Source: GB/T 34300-2017 and provincial practice, DOMAIN.md §1 [L]. */
export const HOUSEHOLDS_OF_A_GRID = { least: 300, most: 500 } as const;

/**
 * One thing found in a division. `grids`: the keys it is about, none for a gap between them all; `place`
 * `[lon, lat]` where to look; `repair` an edit that would mend it, offered and never applied unasked.
 */
export const GridFinding = Type.Object(
  {
    rule: FindingRule,
    severity: Type.Enum([...FINDING_SEVERITIES]),
    grids: Type.Array(Type.String({ maxLength: 64 })),
    community: Nullable(AreaCode),
    place: Nullable(Position),
    areaSquareMetres: Type.Optional(Type.Number({ minimum: 0 })),
    /** What was counted where the rule is about a number: households, parts, vertices. */
    count: Type.Optional(Type.Integer({ minimum: 0 })),
    repair: Type.Optional(GridEdit),
  },
  CLOSED,
);
export type GridFinding = Static<typeof GridFinding>;
