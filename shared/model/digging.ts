import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
} from './common.ts';
import { GAS_ZONE_NAMES, GasPressure, MEASURED_FROM } from './gas-pipe.ts';
import { GridCode } from './grid.ts';

export const DIGGING_WORKS = ['road', 'pipe', 'foundation', 'drilling', 'other'] as const;
const Work = Type.Enum([...DIGGING_WORKS]);
export type DiggingWork = (typeof DIGGING_WORKS)[number];

/** The longest a declaration holds, days [D]: after that the pipes are looked at again. */
export const LONGEST_DIGGING_DAYS = 180;

/** A gas pipe near the ground: how near, and the zone that is reached. */
export const DiggingPipe = Type.Object(
  {
    id: Identifier,
    name: Name,
    pressure: GasPressure,
    responsibleUnit: Name,
    zone: Type.Enum([...GAS_ZONE_NAMES]),
    metres: Type.Number({ minimum: 0 }),
    measuredFrom: Type.Enum([...MEASURED_FROM]),
  },
  CLOSED,
);
export type DiggingPipe = Static<typeof DiggingPipe>;

const Agreed = Nullable(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }));

const written = {
  unit: Name,
  work: Work,
  outline: PolygonGeometry,
  beginsAt: Instant,
  endsAt: Instant,
  agreed: Agreed,
};

/** `POST /api/diggings`: `agreed` is what was agreed with the operator of the pipes, needed in a control zone. */
export const NewDigging = Type.Object({ id: Identifier, ...written }, CLOSED);
export type NewDigging = Static<typeof NewDigging>;

/** `POST /api/diggings/:id/withdrawal`. */
export const DiggingWithdrawal = Type.Object({ basedOn: BasedOn }, CLOSED);

/** Digging that a unit declared. `pipes` and `zone` are as they were when it was declared. */
export const Digging = Type.Object(
  {
    id: Identifier,
    ...written,
    place: Position,
    county: AreaCode,
    town: AreaCode,
    grid: Nullable(GridCode),
    zone: Nullable(Type.Enum([...GAS_ZONE_NAMES])),
    pipes: Type.Array(DiggingPipe),
    version: Type.Integer({ minimum: 1 }),
    declaredAt: Instant,
    declaredBy: Identifier,
    withdrawnAt: Nullable(Instant),
    withdrawnBy: Nullable(Identifier),
  },
  CLOSED,
);
export type Digging = Static<typeof Digging>;
