import { type Band, CONFIDENCES, type Rule, type RuleBody } from '../../../shared/model/rule.ts';

/** A rule under the pen: numbers as they are typed, so that a half-written one is not lost. */
export type Draft = {
  rule: RuleBody;
  bands: readonly BandDraft[];
  density: readonly BandDraft[];
  hysteresis: string;
  onDelaySeconds: string;
  offDelaySeconds: string;
  silencePeriods: string;
};
export type BandDraft = Omit<Band, 'from'> & { from: string };

const typed = (bands: readonly Band[]): BandDraft[] =>
  bands.map((band) => ({ ...band, from: String(band.from) }));

export function draftOf({ effectiveFrom: _, ...rule }: Rule): Draft {
  return {
    rule,
    bands: typed(rule.bands),
    density: typed(rule.density?.bands ?? []),
    hysteresis: String(rule.hysteresis),
    onDelaySeconds: String(rule.onDelaySeconds),
    offDelaySeconds: String(rule.offDelaySeconds),
    silencePeriods: String(rule.silencePeriods),
  };
}

/** A field left empty is no number: 0 would be taken for meant. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const written = (bands: readonly BandDraft[]): Band[] =>
  bands.map((band) => ({ ...band, from: numberOf(band.from) }));

/** The rule that was written, or null while a field holds no number. A rule is as sure as its weakest step. */
export function ruleOf({ rule, density, ...draft }: Draft): RuleBody | null {
  const bands = written(draft.bands);
  const steps = written(density);
  const numbers = {
    hysteresis: numberOf(draft.hysteresis),
    onDelaySeconds: numberOf(draft.onDelaySeconds),
    offDelaySeconds: numberOf(draft.offDelaySeconds),
    silencePeriods: numberOf(draft.silencePeriods),
  };
  const all = [...bands, ...steps].map(({ from }) => from);
  if (![...all, ...Object.values(numbers)].every(Number.isFinite)) return null;
  const confidences = [...bands, ...steps].map(({ confidence }) => confidence);
  return {
    ...rule,
    ...numbers,
    bands,
    density: rule.density && { ...rule.density, bands: steps },
    confidence: CONFIDENCES.findLast((confidence) => confidences.includes(confidence))!,
  };
}
