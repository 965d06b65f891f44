import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Nullable, Position } from './common.ts';
import { UNIT_STEPS } from './dispatch.ts';
import { IncidentText } from './incident.ts';

/**
 * `POST /api/unit/steps`: what a unit says of its own task. `happenedAt`: when it was pressed, which may be long
 * before it comes, as the line was lost. `place`: where the unit was then, if it shares that.
 */
export const UnitStep = Type.Object(
  {
    dispatch: Identifier,
    state: Type.Enum([...UNIT_STEPS]),
    reason: Nullable(Type.String({ minLength: 1, maxLength: 300 })),
    happenedAt: Instant,
    place: Nullable(Position),
  },
  CLOSED,
);
export type UnitStep = Static<typeof UnitStep>;

/** `POST /api/unit/notes`: a sentence for the log of its incident. */
export const UnitNote = Type.Object(
  { dispatch: Identifier, text: IncidentText, happenedAt: Instant },
  CLOSED,
);
export type UnitNote = Static<typeof UnitNote>;

/** `POST /api/unit/place`: where a unit on a task is. Of all of them only the newest is kept. */
export const UnitPlace = Type.Object(
  { dispatch: Identifier, place: Position, at: Instant },
  CLOSED,
);
export type UnitPlace = Static<typeof UnitPlace>;

/** How a unit's page is paired, as the desk sees it. */
export const UnitPairing = Type.Object(
  { pairedAt: Nullable(Instant), expiresAt: Nullable(Instant) },
  CLOSED,
);
export type UnitPairing = Static<typeof UnitPairing>;
