import type { Role } from '../../shared/model/account.ts';
import type { ClientEvents, ServerEvents } from '../../shared/wire/protocol.ts';
import { PERSONS, SCREENS } from '../identity/who.ts';

type EventName = keyof ServerEvents | keyof ClientEvents;

/** Who may hear or say each event (FAULTS.md S1). An event that is not here does not exist. */
export const EVENT_POLICIES: Readonly<Record<EventName, readonly Role[]>> = {
  welcome: SCREENS,
  journal: SCREENS,
  heartbeat: SCREENS,
  closing: SCREENS,
  frame: SCREENS,
  watch: SCREENS,
  presence: PERSONS,
};

/**
 * Refuses to start with an event nobody decided about.
 * @throws Error naming it
 */
export const checkPolicies = (spoken: readonly string[]): void => {
  const undeclared = spoken.filter((event) => !Object.hasOwn(EVENT_POLICIES, event));
  if (undeclared.length > 0) {
    throw new Error(`socket events without a policy: ${undeclared.join(', ')}`);
  }
};

/** Whether the role may use the event; an unknown event is nobody's. */
export const mayUse = (role: Role, event: string): boolean =>
  Object.hasOwn(EVENT_POLICIES, event) && EVENT_POLICIES[event as EventName].includes(role);
