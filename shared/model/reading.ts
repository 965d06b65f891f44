import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant } from './common.ts';

const head = {
  stream: Identifier,
  id: Type.String({
    minLength: 1,
    maxLength: 64,
    description: "The sender's own id of this reading",
  }),
  time: Instant,
};

/** One number in the unit of its stream's metric. */
export const ValueReading = Type.Object({ ...head, value: Type.Number() }, CLOSED);
/** A head count and, where doors are counted, people in and out since the reading before. */
export const CountReading = Type.Object(
  {
    ...head,
    count: Type.Integer({ minimum: 0 }),
    in: Type.Optional(Type.Integer({ minimum: 0 })),
    out: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  CLOSED,
);
/** A position in the datum the feed declared; speed in m/s, heading in degrees clockwise from north. */
export const PositionReading = Type.Object(
  {
    ...head,
    lon: Type.Number(),
    lat: Type.Number(),
    speed: Type.Optional(Type.Number({ minimum: 0, maximum: 150 })),
    heading: Type.Optional(Type.Number({ minimum: 0, maximum: 360 })),
  },
  CLOSED,
);
export const Reading = Type.Union([ValueReading, CountReading, PositionReading]);
export type Reading = Static<typeof Reading>;

/** Why a reading was refused. `quarantined` reasons keep the reading aside; the others keep only a count. */
export const REFUSAL_REASONS = [
  'malformed',
  'unknown-stream',
  'not-your-stream',
  'wrong-kind',
  'not-finite',
  'out-of-range',
  'outside-city',
  'clock-ahead',
  'too-old',
] as const;
export const RefusalReason = Type.Enum([...REFUSAL_REASONS]);
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What the quality checks said of a stored reading (QARTOD's words). */
export const QUALITIES = ['good', 'late', 'suspect'] as const;
export type Quality = (typeof QUALITIES)[number];

export const MAX_BATCH = 5_000;
