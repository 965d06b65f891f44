import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';

/**
 * Who may come in. `wall` is a paired display, `unit` a unit's own page, paired likewise, `feed` a sender of readings,
 * `reader` a GIS program with a key; none of them has a password.
 */
export const ROLES = [
  'wall',
  'unit',
  'coordinator',
  'analyst',
  'administrator',
  'feed',
  'reader',
] as const;
export const Role = Type.Enum([...ROLES]);
export type Role = (typeof ROLES)[number];

/** Roles a person can hold. */
export const PERSON_ROLES = ['coordinator', 'analyst', 'administrator'] as const;

/** For which departments a person acts; of none he sees what is in his area and acts for nobody (art. 9). */
export const Departments = Type.Array(Identifier, { maxItems: 50, uniqueItems: true });

/** A user account: the only personal data there is (DOMAIN.md §0). */
export const Account = Type.Object(
  {
    id: Identifier,
    name: Name,
    role: Role,
    area: AreaCode,
    departments: Departments,
    disabled: Type.Boolean(),
    demo: Type.Boolean(),
  },
  CLOSED,
);
export type Account = Static<typeof Account>;

/** The area a caller may see: the whole city, one county, or one town. */
export const Scope = Type.Object(
  {
    county: Nullable(AreaCode),
    town: Nullable(AreaCode),
  },
  CLOSED,
);
export type Scope = Static<typeof Scope>;

/** `GET /api/me`. */
export const Me = Type.Object(
  {
    id: Identifier,
    name: Name,
    role: Role,
    area: AreaCode,
    scope: Scope,
    departments: Departments,
    demo: Type.Boolean(),
    expiresAt: Instant,
  },
  CLOSED,
);
export type Me = Static<typeof Me>;

/** A password of a new account: 12 to 200 characters (FAULTS.md S4). */
export const Password = Type.String({ minLength: 12, maxLength: 200 });
