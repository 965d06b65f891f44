import Type, { type Static } from 'typebox';
import { ActorName, BasedOnOrNone, CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';
import { ResourceType } from './resource.ts';
import { Skill } from './skill.ts';

const MOST_CARRIED = 500;

/** An hour and minute of the day in Asia/Shanghai, `08:00`. */
export const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** When a unit is on duty every day; it may pass midnight, and one that ends when it begins is of twenty-four hours. */
export const Shift = Type.Object({ start: TimeOfDay, end: TimeOfDay }, CLOSED);
export type Shift = Static<typeof Shift>;

const said = {
  skills: Type.Array(Skill, {
    minItems: 1,
    uniqueItems: true,
    description: 'instead of those of its type',
  }),
  capacity: Nullable(Type.Integer({ minimum: 0, maximum: MOST_CARRIED }), {
    description: 'people it can carry; null: unknown',
  }),
  shift: Nullable(Shift, { description: 'null: none is recorded' }),
  note: Type.String({ maxLength: 300 }),
};

/** What a unit can do, how many it carries and when it is on duty. Every change is a version. */
export const UnitProfile = Type.Object(
  {
    unit: Identifier,
    callSign: Name,
    type: ResourceType,
    ...said,
    version: Type.Integer({ minimum: 1 }),
    recordedAt: Instant,
    recordedBy: ActorName,
  },
  CLOSED,
);
export type UnitProfile = Static<typeof UnitProfile>;

/** `PUT /api/units/:id/profile`. `basedOn` 0: none was recorded. */
export const ProfileChange = Type.Object({ basedOn: BasedOnOrNone, ...said }, CLOSED);
export type ProfileChange = Static<typeof ProfileChange>;
