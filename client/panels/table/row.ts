import type { Selection } from '../../store/view-store.ts';

/** What one cell holds: a text, a word's value, a number, epoch ms; null where nothing is known. */
export type Value = string | number | null;

/** One thing of a register with its state at this moment, by column. */
export type Row = {
  selection: Selection;
  synthetic: boolean;
  values: Readonly<Record<string, Value>>;
  /** The unit of its `quantity` cells where rows differ; else the column's. */
  unit?: string;
  /** How often it is promised to be heard, for how faded its age is. */
  periodSeconds?: number;
};
