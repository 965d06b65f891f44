/**
 * Who may use a route or an event, by name: a list typed at each of them could say another thing at one of them.
 * The whole table is tested (tests/integration/server/role-table.ts).
 */

/** Every screen: walls read, and persons. */
export const SCREENS = ['wall', 'coordinator', 'analyst', 'administrator'] as const;

/** Everybody who has signed in. */
export const PERSONS = ['coordinator', 'analyst', 'administrator'] as const;

/** Who commands and keeps what command stands on. */
export const COORDINATORS = ['coordinator', 'administrator'] as const;

/** Who draws boundaries and takes files in. */
export const ANALYSTS = ['analyst', 'administrator'] as const;
