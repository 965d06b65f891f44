import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  BasedOn,
  BasedOnOrNone,
  CLOSED,
  Identifier,
  Instant,
  Nullable,
  Synthetic,
} from './common.ts';
import { type GRID_KINDS, GridCode, GridKind } from './grid.ts';
import { Confidence } from './rule.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Heads = Type.Integer({ minimum: 0, maximum: 999 });

/** Posts of one grid, as counts and never as names: 专职网格员, 兼职网格员, 志愿者 (art. 50). */
const counts = {
  fullTime: Heads,
  partTime: Heads,
  volunteers: Type.Integer({ minimum: 0, maximum: 9_999 }),
};

/** A count that was made, and on which day. `revision` guards a change against one made since. */
export const StaffCount = Type.Object(
  {
    ...counts,
    countedOn: Day,
    revision: Type.Integer({ minimum: 1 }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type StaffCount = Static<typeof StaffCount>;

/** `PUT /api/staffing/:grid`. `basedOn` 0: it was never counted. */
export const StaffCountChange = Type.Object(
  { basedOn: BasedOnOrNone, ...counts, countedOn: Day },
  CLOSED,
);
export type StaffCountChange = Static<typeof StaffCountChange>;

const Posts = Type.Integer({ minimum: 0, maximum: 99 });

/** How many posts a grid of a kind should have: at least so many, and one full-time post per so many households. */
export const KindNorm = Type.Object(
  {
    fullTime: Posts,
    partTime: Posts,
    householdsPerFullTime: Nullable(Type.Integer({ minimum: 50, maximum: 10_000 })),
  },
  CLOSED,
);
export type KindNorm = Static<typeof KindNorm>;

const KindNorms = Type.Object(
  { comprehensive: KindNorm, dedicated: KindNorm, micro: KindNorm } satisfies Record<
    (typeof GRID_KINDS)[number],
    typeof KindNorm
  >,
  CLOSED,
);

const norm = {
  kinds: KindNorms,
  source: Type.String({ minLength: 1, maxLength: 300 }),
  confidence: Confidence,
  effectiveFrom: Instant,
};

/** One version of the norm. Versions are never changed; a further one follows. */
export const StaffingNorm = Type.Object(
  { version: Type.Integer({ minimum: 1 }), ...norm, recordedAt: Instant },
  CLOSED,
);
export type StaffingNorm = Static<typeof StaffingNorm>;

/** `POST /api/staffing-norms`: a further version, based on the newest its author had seen. */
export const StaffingNormChange = Type.Object({ basedOn: BasedOn, ...norm }, CLOSED);
export type StaffingNormChange = Static<typeof StaffingNormChange>;

const Shortfall = Type.Object({ fullTime: Posts, partTime: Posts }, CLOSED);

/** A grid that another comes from, with what was last counted in it; null: it was not counted either. */
export const StaffSource = Type.Object(
  {
    grid: GridCode,
    name: Type.String({ maxLength: 120 }),
    counted: Nullable(Type.Object({ ...counts, countedOn: Day }, CLOSED)),
  },
  CLOSED,
);
export type StaffSource = Static<typeof StaffSource>;

/** How a grid's staff came to stand as it does by a plan and not by a count. */
export const StaffDescent = Type.Object(
  { plan: Identifier, at: Instant, from: Type.Array(StaffSource) },
  CLOSED,
);
export type StaffDescent = Static<typeof StaffDescent>;

/**
 * A grid against the norm. `counted` and `shortfall` null: nobody knows. `descent` where a plan made it so: the counts
 * are the sum of those it comes from, or it is to be counted anew; null: counted there, or never.
 */
export const GridStaffing = Type.Object(
  {
    grid: GridCode,
    name: Type.String({ maxLength: 120 }),
    kind: GridKind,
    town: AreaCode,
    households: Type.Integer({ minimum: 0 }),
    counted: Nullable(StaffCount),
    descent: Nullable(StaffDescent),
    norm: Shortfall,
    shortfall: Nullable(Shortfall),
  },
  CLOSED,
);
export type GridStaffing = Static<typeof GridStaffing>;
