import Type, { type Static } from 'typebox';
import {
  ActorName,
  BasedOn,
  CLOSED,
  Identifier,
  Instant,
  LARGEST_INTEGER,
  LONGEST_NAME,
  Name,
  Nullable,
} from './common.ts';
import { DispatchState } from './dispatch.ts';
import { ResourceType } from './resource.ts';
import { ShelterState } from './shelter.ts';
import { SupplyOrderState } from './supply-order.ts';

/** What is moved in a drill: a unit is sent, a shelter is opened, supplies go out of a depot. */
export const DRILL_MOVE_KINDS = ['unit', 'shelter', 'supply'] as const;
export const DrillMoveKind = Type.Enum([...DRILL_MOVE_KINDS]);
export type DrillMoveKind = (typeof DRILL_MOVE_KINDS)[number];

/** How far a move is: in the states of what it plays. */
export type DrillMoveState = DispatchState | ShelterState | SupplyOrderState;
export const DrillMoveState = Type.Union([DispatchState, ShelterState, SupplyOrderState]);

const Words = Type.String({ maxLength: LONGEST_NAME });
const Reason = Nullable(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }));
/** The number of the step in the drilled plan that a move serves; null: none of it. */
const Serves = Nullable(Type.Integer({ minimum: 1, maximum: LARGEST_INTEGER }));

/**
 * `POST /api/incidents/:id/drill-moves`. `thing`: a unit, a shelter or a depot; `words`: the task, or what goods and
 * how much.
 */
export const NewDrillMove = Type.Object(
  { kind: DrillMoveKind, thing: Identifier, words: Words, serves: Serves },
  CLOSED,
);
export type NewDrillMove = Static<typeof NewDrillMove>;

/**
 * One thing moved in a drill: said, and nothing else. The thing itself stays as free, shut or full as it is.
 * `type`: of a unit; null: it is none. `steps`: oldest first.
 */
export const DrillMove = Type.Object(
  {
    id: Identifier,
    drill: Identifier,
    incident: Identifier,
    ...NewDrillMove.properties,
    name: Name,
    type: Nullable(ResourceType),
    state: DrillMoveState,
    steps: Type.Array(
      Type.Object({ state: DrillMoveState, at: Instant, by: ActorName, reason: Reason }, CLOSED),
    ),
    version: Type.Integer({ minimum: 1 }),
  },
  CLOSED,
);
export type DrillMove = Static<typeof DrillMove>;

/** `POST /api/drill-moves/:id/steps`. */
export const DrillMoveStep = Type.Object(
  { basedOn: BasedOn, state: DrillMoveState, reason: Reason },
  CLOSED,
);
export type DrillMoveStep = Static<typeof DrillMoveStep>;

const Named = Type.Object({ id: Identifier, name: Name }, CLOSED);

/** `GET /api/incidents/:id/drill-moves`: what was moved, oldest first, and what a move can be of and for. */
export const DrillMoveBoard = Type.Object(
  {
    moves: Type.Array(DrillMove),
    steps: Type.Array(
      Type.Object(
        {
          number: Type.Integer({ minimum: 1 }),
          role: Name,
          words: Type.String({ maxLength: 500 }),
        },
        CLOSED,
      ),
    ),
    depots: Type.Array(Named),
  },
  CLOSED,
);
export type DrillMoveBoard = Static<typeof DrillMoveBoard>;
