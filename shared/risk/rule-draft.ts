import { type Band, CONFIDENCES, type Confidence, type Rule } from '../model/rule.ts';
import { SILENCE_PERIODS } from './silence.ts';

/** Where a number comes from: how well it is known, and the text an operator is shown. */
export type Origin = readonly [confidence: Confidence, source: string];

/** When this table was put together; the law behind it is older. */
const EFFECTIVE_FROM = '2026-01-01T00:00:00.000Z';

type Step = readonly [from: number, origin: Origin];

/** Bands from four numbers in the order blue, yellow, orange, red. */
export function steps(...[blue, yellow, orange, red]: readonly [Step, Step, Step, Step]): Band[] {
  const band = (level: Band['level'], [from, [confidence, source]]: Step): Band => ({
    level,
    from,
    source,
    confidence,
  });
  return [band('blue', blue), band('yellow', yellow), band('orange', orange), band('red', red)];
}

export function defaults(
  origin: Origin,
  blue: number,
  yellow: number,
  orange: number,
  red: number,
) {
  return steps([blue, origin], [yellow, origin], [orange, origin], [red, origin]);
}

type Draft = Pick<
  Rule,
  'id' | 'metric' | 'name' | 'nameEnglish' | 'unit' | 'bands' | 'hysteresis' | 'source'
> & { delays: readonly [onSeconds: number, offSeconds: number] } & Partial<
    Pick<Rule, 'kind' | 'direction' | 'density' | 'projectionMinutes'>
  >;

/** Fills in what rules share. A rule is only as sure as its weakest number. */
export function rule({ delays: [onDelaySeconds, offDelaySeconds], ...draft }: Draft): Rule {
  const confidences = [...draft.bands, ...(draft.density?.bands ?? [])].map(
    (band) => band.confidence,
  );
  return {
    kind: 'bands',
    direction: 'above',
    density: null,
    projectionMinutes: null,
    ...draft,
    onDelaySeconds,
    offDelaySeconds,
    silencePeriods: SILENCE_PERIODS,
    confidence: CONFIDENCES.findLast((confidence) => confidences.includes(confidence))!,
    effectiveFrom: EFFECTIVE_FROM,
  };
}
