import Type from 'typebox';
import { Value } from 'typebox/value';
import { AreaCode } from '../../shared/model/area.ts';
import { CLOSED, Nullable } from '../../shared/model/common.ts';
import type { Watch } from '../../shared/wire/protocol.ts';

/** More towns than a city has, and few enough to be checked at once. */
const MOST_TOWNS = 500;

const WatchMessage = Type.Object(
  { towns: Nullable(Type.Array(AreaCode, { maxItems: MOST_TOWNS })) },
  CLOSED,
);

/**
 * The one message screens send, or null when it is anything else: too many arguments, an asked-for
 * acknowledgement, an unknown field, a `__proto__` of its own (FAULTS.md S10).
 */
export const readWatch = (given: readonly unknown[]): Watch | null => {
  const [message] = given;
  return given.length === 1 && Value.Check(WatchMessage, message) ? { towns: message.towns } : null;
};
