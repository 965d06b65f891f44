import Type, { type Static } from 'typebox';
import { CLOSED, Instant, Nullable } from '../model/common.ts';

/** Fewer verdicts than this say nothing of a rate [D]. */
export const LEAST_VERDICTS = 5;

const Count = Type.Integer({ minimum: 0 });

/** `GET /api/rules/:id/record`: what came of the alarms of a rule that rose in a span, `to` not included. */
export const RuleRecord = Type.Object(
  {
    from: Instant,
    to: Instant,
    alarms: Count,
    real: Count,
    false: Count,
    unclear: Count,
    falseShare: Nullable(Type.Number({ minimum: 0, maximum: 1 }), {
      description: `false of the verdicts; null below ${LEAST_VERDICTS} verdicts: not known`,
    }),
  },
  CLOSED,
);
export type RuleRecord = Static<typeof RuleRecord>;
