import {
  type HazardFacts,
  type HazardFile,
  type StockItem,
  SUBSTANCES,
} from '../../../shared/model/hazard-file.ts';
import { endOfDay } from './day.tsx';
import { outlineOfText } from './outline-text.ts';

const written = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

const given = <Value extends string>(form: FormData, name: string): Value | null => {
  const value = written(form, name);
  return value === '' ? null : (value as Value);
};

/** The stock of the fields that hold a number above nothing. */
const stockOf = (form: FormData): StockItem[] =>
  SUBSTANCES.map((substance) => ({ substance, tonnes: Number(written(form, `q-${substance}`)) }))
    // The schema refuses what is below nothing; an empty field is no stock.
    .filter(({ tonnes }) => tonnes !== 0);

/** The facts as they were typed, or `bad-outline`. */
export function factsOfForm(form: FormData): HazardFacts | 'bad-outline' {
  const outline = outlineOfText(written(form, 'outline'));
  if (outline === 'bad') return 'bad-outline';
  const sector = written(form, 'class') as HazardFacts['class'];
  return {
    class: sector,
    name: written(form, 'name'),
    place: [Number(written(form, 'longitude')), Number(written(form, 'latitude'))],
    outline,
    responsibleUnit: given(form, 'responsibleUnit'),
    department: written(form, 'department'),
    territory: given(form, 'territory'),
    post: given(form, 'post'),
    stock: stockOf(form),
    exposure: given(form, 'exposure'),
    foodGrade: sector === 'food-site' ? given(form, 'foodGrade') : null,
    cover: written(form, 'cover') as HazardFacts['cover'],
    insuredUntil: endOfDay(written(form, 'insuredUntil')),
    lastDrill: given(form, 'lastDrill'),
  };
}

/** How many tonnes of a substance a file has; '' where none is. */
export const tonnesOf = (file: HazardFile | null, substance: string): string =>
  String(file?.stock.find((item) => item.substance === substance)?.tonnes ?? '');
