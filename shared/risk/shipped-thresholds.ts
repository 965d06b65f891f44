import { OWN_SOURCE, type ThresholdName, type ThresholdStep } from '../model/threshold.ts';

const ours = (values: Readonly<Record<string, number | null>>): ThresholdStep[] =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value,
    source: OWN_SOURCE,
    confidence: 'D',
  }));

/**
 * What the table of thresholds begins with (the migration says the same, which a test holds). All are
 * defaults of this project [D]: the law asks for a cycle by risk (art. 10) and names no number; building
 * sites change by the week; key places are half-yearly (DOMAIN.md §9 art. 31 [S]); food sites go by their
 * own grade (art. 13), once, twice, three, four times a year; no source states when an alarm is taken further.
 */
export const SHIPPED_THRESHOLDS: Readonly<Record<ThresholdName, readonly ThresholdStep[]>> = {
  'inspection-cycle': [
    ...ours({ 'colour.red': 30, 'colour.orange': 90, 'colour.yellow': 180, 'colour.blue': 365 }),
    ...ours({ 'class.construction': 30, 'class.chemical': 90 }),
    ...ours({ 'class.key-place': 182, 'class.venue': 182 }),
    ...ours({ 'food.A': 365, 'food.B': 182, 'food.C': 121, 'food.D': 91 }),
  ],
  escalation: ours({ red: 120, orange: 300, yellow: 900, blue: null }),
};
