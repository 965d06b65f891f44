import type { TextKey } from '../../i18n/use-text.ts';

/**
 * What a column holds. `choice`: one of few words; `level`: a condition; `risk`: an assessed risk;
 * `quantity`: a number; `moment`: epoch ms; `age`: epoch ms, told as how long ago.
 */
type ColumnKind = 'text' | 'choice' | 'level' | 'risk' | 'quantity' | 'moment' | 'age';

export type Column = {
  id: string;
  title: TextKey;
  kind: ColumnKind;
  /** CSS pixels. */
  width: number;
  /** Shown unless somebody chose otherwise. */
  usual: boolean;
  /** Where the word of a choice stands in the tables of words; without it the value is the word. */
  keyOf?: (value: string) => string;
  /** Of every row alike; a row may have its own. */
  unit?: string;
  decimals?: number;
};

type Look = Partial<Pick<Column, 'keyOf' | 'unit' | 'decimals' | 'width'>>;

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 180,
  choice: 104,
  level: 190,
  risk: 148,
  quantity: 96,
  moment: 120,
  age: 116,
};

const make =
  (usual: boolean) =>
  (id: string, title: TextKey, kind: ColumnKind, look: Look = {}): Column => ({
    id,
    title,
    kind,
    width: WIDTHS[kind],
    usual,
    ...look,
  });

export const shown = make(true);
export const hidden = make(false);

export const NAME = shown('name', 'column.name', 'text', { width: 210 });
export const COUNTY = shown('county', 'column.county', 'choice');
export const TOWN = shown('town', 'column.town', 'choice', { width: 130 });
export const PLACE = hidden('place', 'column.place', 'text');
export const GRID = hidden('grid', 'column.grid', 'text', { width: 150 });
