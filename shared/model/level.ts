import Type, { type Static } from 'typebox';

/**
 * The four levels fixed by law, worst first: 一级/红, 二级/橙, 三级/黄, 四级/蓝.
 * Source: 突发事件应对法 art. 63 (warnings); 国务院安委办 2016 (risk colours).
 */
export const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
export const Level = Type.Enum([...LEVELS]);
export type Level = (typeof LEVELS)[number];

export const isLevel = (value: unknown): value is Level => LEVELS.includes(value as Level);

/**
 * What a thing under watch is in: one of the four levels, `none` (watched, nothing to report)
 * or `unknown` (not watched, silent, or not judged). `unknown` never counts as safe.
 */
export const CONDITIONS = ['none', 'blue', 'yellow', 'orange', 'red', 'unknown'] as const;
export const Condition = Type.Enum([...CONDITIONS]);
export type Condition = (typeof CONDITIONS)[number];

/** The number a condition travels as on the wire and sits in on the GPU: its place in CONDITIONS. */
export const CONDITION_CODE: Readonly<Record<Condition, number>> = {
  none: 0,
  blue: 1,
  yellow: 2,
  orange: 3,
  red: 4,
  unknown: 5,
};

/** How fresh a shown value is. `simulated` marks values no instrument measured. */
export const DATA_STATES = ['live', 'stale', 'unknown', 'simulated'] as const;
export const DataState = Type.Enum([...DATA_STATES]);
export type DataState = Static<typeof DataState> & (typeof DATA_STATES)[number];
