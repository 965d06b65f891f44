import { THRESHOLD_KEYS, type ThresholdName, type ThresholdStep } from '../model/threshold.ts';

type Steps = readonly ThresholdStep[];

/** Keys that are missing, strange or there twice: a version holds each of its name's keys once. */
export function wrongKeys(name: ThresholdName, steps: Steps): string[] {
  const wanted: readonly string[] = THRESHOLD_KEYS[name];
  const given = steps.map(({ key }) => key);
  return [
    ...wanted.filter((key) => !given.includes(key)),
    ...given.filter((key, at) => !wanted.includes(key) || given.indexOf(key) !== at),
  ];
}

/** Keys whose number changed while its source stayed: the old source says another number. */
export const borrowedKeys = (before: Steps, after: Steps): string[] =>
  after
    .filter(({ key, value, source }) => {
      const old = before.find((step) => step.key === key);
      return old !== undefined && old.value !== value && old.source === source;
    })
    .map(({ key }) => key);

/** An inspection that is never due would be no cycle. */
export const endlessKeys = (name: ThresholdName, steps: Steps): string[] =>
  name === 'inspection-cycle'
    ? steps.filter(({ value }) => value === null).map(({ key }) => key)
    : [];
