import Type from 'typebox';
import { Value } from 'typebox/value';
import { CLOSED, Identifier, Nullable, Position } from '../../shared/model/common.ts';
import { GridKey } from '../../shared/model/grid-edit.ts';
import type { OwnPresence } from '../../shared/wire/protocol.ts';

/** More grids than anybody holds with a pointer. */
const MOST_GRIDS = 50;

const Grids = Type.Array(GridKey, { maxItems: MOST_GRIDS });
/** Where a screen is. */
export const PresenceMessage = Type.Object(
  {
    plan: Nullable(Identifier),
    at: Nullable(Position),
    selection: Grids,
    editing: Grids,
    typing: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);

/** Where a screen says it is in a plan, or null when it said anything else (FAULTS.md S10). */
export const readPresence = (given: readonly unknown[]): OwnPresence | null => {
  const [message] = given;
  if (given.length !== 1 || !Value.Check(PresenceMessage, message)) return null;
  const { plan, at, selection, editing, typing } = message;
  return { plan, at, selection, editing, ...(typing === undefined ? {} : { typing }) };
};
