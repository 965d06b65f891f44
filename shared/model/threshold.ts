import Type, { type Static } from 'typebox';
import { BasedOn, CLOSED, Identifier, Instant, Nullable } from './common.ts';
import { Confidence } from './rule.ts';

/** Numbers that decide when somebody must act, kept by version like those of rules. */
export const THRESHOLD_NAMES = ['inspection-cycle', 'escalation'] as const;
export const ThresholdName = Type.Enum([...THRESHOLD_NAMES]);
export type ThresholdName = (typeof THRESHOLD_NAMES)[number];

/** What each name is made of: a number by key. Days between inspections; seconds until an alarm is taken further. */
export const THRESHOLD_KEYS = {
  'inspection-cycle': [
    ...['colour.red', 'colour.orange', 'colour.yellow', 'colour.blue'],
    ...['class.construction', 'class.chemical', 'class.key-place', 'class.venue'],
    ...['food.A', 'food.B', 'food.C', 'food.D'],
  ],
  escalation: ['red', 'orange', 'yellow', 'blue'],
} as const satisfies Record<ThresholdName, readonly string[]>;

/** The source of what this platform has set itself. */
export const OWN_SOURCE = '本平台默认值';

/** One number with its source; null: never. */
export const ThresholdStep = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z]+(\\.[A-Za-z-]+)?$', maxLength: 40 }),
    value: Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    source: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    confidence: Confidence,
  },
  CLOSED,
);
export type ThresholdStep = Static<typeof ThresholdStep>;

const Steps = Type.Array(ThresholdStep, { minItems: 1, maxItems: 20 });

/** A version of one name. It is in force from the moment it is recorded until the next one. */
export const ThresholdVersion = Type.Object({
  name: ThresholdName,
  version: Type.Integer({ minimum: 1 }),
  steps: Steps,
  effectiveFrom: Instant,
  recordedBy: Nullable(Identifier, { description: 'account; null: as shipped' }),
});
export type ThresholdVersion = Static<typeof ThresholdVersion>;

/** `PUT /api/thresholds/:name`. */
export const ThresholdChange = Type.Object({ basedOn: BasedOn, steps: Steps }, CLOSED);
export type ThresholdChange = Static<typeof ThresholdChange>;
