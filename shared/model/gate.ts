import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Name } from './common.ts';

/** Which way a gate is passed. */
export const GATE_DIRECTIONS = ['in', 'out', 'both'] as const;
/** What leads through it: people pass a stair more slowly than level ground. */
export const GATE_WAYS = ['level', 'stairs'] as const;

/** An entrance or exit of a zone. `widthMetres` is the clear width that people can pass. */
export const Gate = Type.Object(
  {
    id: Identifier,
    name: Name,
    direction: Type.Enum([...GATE_DIRECTIONS]),
    way: Type.Enum([...GATE_WAYS]),
    widthMetres: Type.Number({ exclusiveMinimum: 0, maximum: 200 }),
  },
  CLOSED,
);
export type Gate = Static<typeof Gate>;
export type GateWay = Gate['way'];
