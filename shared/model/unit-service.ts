import Type, { type Static } from 'typebox';
import { ActorName, BasedOnOrNone, CLOSED, Identifier, Instant } from './common.ts';

const said = {
  inService: Type.Boolean({ description: 'false: it is not sent and not proposed' }),
  reason: Type.String({ maxLength: 300, description: 'why it is out of service; it must be said' }),
};

/** Whether a unit may be sent. Every change is a version; a unit without one stands as its register says. */
export const UnitService = Type.Object(
  {
    unit: Identifier,
    ...said,
    version: Type.Integer({ minimum: 1 }),
    recordedAt: Instant,
    recordedBy: ActorName,
  },
  CLOSED,
);
export type UnitService = Static<typeof UnitService>;

/** `PUT /api/units/:id/service`. `basedOn` 0: none was recorded. */
export const ServiceChange = Type.Object({ basedOn: BasedOnOrNone, ...said }, CLOSED);
export type ServiceChange = Static<typeof ServiceChange>;
