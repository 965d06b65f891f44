import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  ActorName,
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  Name,
  Nullable,
  Position,
} from './common.ts';
import { ResourceType } from './resource.ts';

/**
 * A unit's task, from request to being free again (DOMAIN.md §5). Sending records `requested`, `approved` and
 * `assigned` one after another; none is skipped.
 */
export const DISPATCH_STATES = [
  'requested',
  'approved',
  'assigned',
  'acknowledged',
  'enroute',
  'staged',
  'onscene',
  'cleared',
  'returning',
  'available',
  'cancelled',
  'declined',
  'reassigned',
  'out_of_service',
] as const;
export const DispatchState = Type.Enum([...DISPATCH_STATES]);
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** One edge of the state machine: by whom, when by the server's clock, and where the unit was if known. */
export const DispatchStep = Type.Object(
  {
    state: DispatchState,
    at: Instant,
    by: ActorName,
    place: Nullable(Position),
    reason: Nullable(Type.String({ maxLength: 300 })),
  },
  CLOSED,
);
export type DispatchStep = Static<typeof DispatchStep>;

/** A unit sent to an incident. `steps`: oldest first. `late`: not acknowledged in time (F40). */
export const Dispatch = Type.Object(
  {
    id: Identifier,
    incident: Identifier,
    incidentTitle: Name,
    resource: Identifier,
    callSign: Name,
    type: ResourceType,
    state: DispatchState,
    task: Type.String({ maxLength: 300 }),
    steps: Type.Array(DispatchStep),
    acknowledgeBy: Instant,
    late: Type.Boolean(),
    /** The last word of the team: a step, a note, or a call the desk wrote down. */
    heardAt: Instant,
    county: AreaCode,
    town: AreaCode,
    version: Type.Integer({ minimum: 1 }),
  },
  CLOSED,
);
export type Dispatch = Static<typeof Dispatch>;

/** `POST /api/incidents/:id/dispatches`. Header `idempotency-key`: a retry sends once (F39). */
export const SendUnits = Type.Object(
  {
    resources: Type.Array(Identifier, { minItems: 1, maxItems: 50, uniqueItems: true }),
    task: Type.String({ maxLength: 300 }),
  },
  CLOSED,
);
export type SendUnits = Static<typeof SendUnits>;

/** `POST /api/dispatches/:id/steps`. A refusal or cancelling has its reason. */
export const StepTaken = Type.Object(
  {
    basedOn: BasedOn,
    state: DispatchState,
    reason: Nullable(Type.String({ minLength: 1, maxLength: 300 })),
  },
  CLOSED,
);
export type StepTaken = Static<typeof StepTaken>;

/** What a unit may say of itself; sending it elsewhere and calling it off is for the desk. */
export const UNIT_STEPS = [
  'acknowledged',
  'declined',
  'enroute',
  'staged',
  'onscene',
  'cleared',
  'returning',
  'available',
  'out_of_service',
] as const satisfies readonly DispatchState[];
export type UnitStepState = (typeof UNIT_STEPS)[number];
