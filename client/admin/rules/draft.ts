import { LEVELS } from '../../../shared/model/level.ts';
import {
  type Band,
  CONFIDENCES,
  type Growth,
  type Rule,
  type RuleBody,
} from '../../../shared/model/rule.ts';

/** A rule under the pen: numbers as they are typed, so that a half-written one is not lost. */
export type Draft = {
  rule: RuleBody;
  bands: readonly BandDraft[];
  density: readonly BandDraft[];
  growth: GrowthDraft | null;
  hysteresis: string;
  onDelaySeconds: string;
  offDelaySeconds: string;
  silencePeriods: string;
  /** Empty: never. */
  projectionMinutes: string;
};
export type BandDraft = Omit<Band, 'from'> & { from: string };
export type GrowthDraft = {
  per: Growth['per'];
  windowMinutes: string;
  hysteresis: string;
  bands: readonly BandDraft[];
};

const typed = (bands: readonly Band[]): BandDraft[] =>
  bands.map((band) => ({ ...band, from: String(band.from) }));

/** Every level with nothing written, the mildest first. */
export const blankBands = (): BandDraft[] =>
  LEVELS.toReversed().map((level) => ({ level, from: '', source: '', confidence: 'D' }));

/** A ladder of growth nobody has written yet; an hour is a default of ours [D]. */
export const blankGrowth = (): GrowthDraft => ({
  per: 'hour',
  windowMinutes: '60',
  hysteresis: '0',
  bands: blankBands(),
});

export function draftOf({ effectiveFrom: _, retired: _ended, ...rule }: Rule): Draft {
  const { growth } = rule;
  return {
    rule,
    bands: typed(rule.bands),
    density: typed(rule.density?.bands ?? []),
    growth: growth
      ? {
          per: growth.per,
          windowMinutes: String(growth.windowMinutes),
          hysteresis: String(growth.hysteresis),
          bands: growth.bands.length > 0 ? typed(growth.bands) : blankBands(),
        }
      : null,
    hysteresis: String(rule.hysteresis),
    onDelaySeconds: String(rule.onDelaySeconds),
    offDelaySeconds: String(rule.offDelaySeconds),
    silencePeriods: String(rule.silencePeriods),
    projectionMinutes: rule.projectionMinutes === null ? '' : String(rule.projectionMinutes),
  };
}

/** A field left empty is no number: 0 would be taken for meant. */
const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** A level with neither number nor source is left out. */
export const isBlank = ({ from, source }: BandDraft): boolean =>
  from.trim() === '' && source.trim() === '';

const written = (bands: readonly BandDraft[]): Band[] =>
  bands.filter((band) => !isBlank(band)).map((band) => ({ ...band, from: numberOf(band.from) }));

const writtenGrowth = ({ per, ...draft }: GrowthDraft): Growth => ({
  per,
  windowMinutes: numberOf(draft.windowMinutes),
  hysteresis: numberOf(draft.hysteresis),
  bands: written(draft.bands),
});

/** The rule that was written, or null while a field holds no number. A rule is as sure as its weakest step. */
export function ruleOf({ rule, ...draft }: Draft): RuleBody | null {
  const bands = written(draft.bands);
  const steps = written(draft.density);
  const growth = draft.growth && writtenGrowth(draft.growth);
  const numbers = {
    hysteresis: numberOf(draft.hysteresis),
    onDelaySeconds: numberOf(draft.onDelaySeconds),
    offDelaySeconds: numberOf(draft.offDelaySeconds),
    silencePeriods: numberOf(draft.silencePeriods),
  };
  const ahead = draft.projectionMinutes.trim();
  const projectionMinutes = ahead === '' ? null : Number(ahead);
  const all = [...bands, ...steps, ...(growth?.bands ?? [])];
  const others = [projectionMinutes ?? 0, growth?.windowMinutes ?? 0, growth?.hysteresis ?? 0];
  const typedNumbers = [...all.map(({ from }) => from), ...Object.values(numbers), ...others];
  if (!typedNumbers.every(Number.isFinite)) return null;
  const confidences = all.map(({ confidence }) => confidence);
  return {
    ...rule,
    ...numbers,
    projectionMinutes,
    bands,
    density: rule.density && steps.length > 0 ? { ...rule.density, bands: steps } : null,
    // Absent where it was absent: a version that changes nothing else is no change.
    ...((growth !== null || rule.growth !== undefined) && { growth }),
    confidence: CONFIDENCES.findLast((confidence) => confidences.includes(confidence)) ?? 'D',
  };
}
