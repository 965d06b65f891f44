import Type, { type Static } from 'typebox';
import { ActorName, BasedOnOrNone, CLOSED, Identifier, Instant, Name } from './common.ts';
import { ResourceType } from './resource.ts';

/** A day in Asia/Shanghai. */
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/**
 * Until when a unit is certified for what it is sent for (a vehicle's inspection, a team's qualification): a day it may
 * still go. Every change is a version. Of whom it is true by name is nobody's business here.
 */
export const UnitCertification = Type.Object(
  {
    unit: Identifier,
    callSign: Name,
    type: ResourceType,
    until: Day,
    note: Type.String({ maxLength: 300 }),
    version: Type.Integer({ minimum: 1 }),
    recordedAt: Instant,
    recordedBy: ActorName,
  },
  CLOSED,
);
export type UnitCertification = Static<typeof UnitCertification>;

/** `PUT /api/units/:id/certification`. `basedOn` 0: none was recorded. */
export const CertificationChange = Type.Object(
  {
    basedOn: BasedOnOrNone,
    until: Day,
    note: Type.String({ maxLength: 300 }),
  },
  CLOSED,
);
export type CertificationChange = Static<typeof CertificationChange>;

/** `GET /api/unit-certifications`: the newest of each unit, the first to expire first; `unrecorded`: units without one. */
export const CertificationList = Type.Object({
  certifications: Type.Array(UnitCertification),
  unrecorded: Type.Integer({ minimum: 0 }),
});
export type CertificationList = Static<typeof CertificationList>;
