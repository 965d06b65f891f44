import { otherOf, type SupplyItem } from '../shared/model/supply.ts';

/** A line of the demonstration's catalogue. Its name is of a real sort of goods; its code says no more than its class. */
export type InventedSupply = Omit<SupplyItem, 'version' | 'synthetic'> & {
  /** What a county depot keeps at least [D]; a town's keeps a tenth, the city's five times as much. */
  minimum: number;
  /** How long it keeps, days; null: it does not go off [D]. */
  keepsDays: number | null;
};

/** Only the first layer is known here [S]; the layers below are "99, other" until somebody enters the code. */
const CODE = {
  source: 'GB/T 38565-2020 第一层；其下各层未录入，以“99 其他”代',
  confidence: 'D',
} as const;
/** Sphere, by DOMAIN.md §4. */
const SPHERE_WATER = 'Sphere：每人每日 15 升';
const OURS = '演示值，待主管部门确认';

export const INVENTED_SUPPLIES: readonly InventedSupply[] = [
  {
    ...{ id: 'water', code: otherOf('1'), name: '饮用水', nameEnglish: 'Drinking water', ...CODE },
    ...{ unit: '升', unitEnglish: 'l', kilograms: 1, minimum: 60_000, keepsDays: 365 },
    need: { amount: 15, daily: true, source: SPHERE_WATER, confidence: 'S' },
  },
  {
    ...{ id: 'meal', code: otherOf('1'), name: '方便食品', nameEnglish: 'Ready meals', ...CODE },
    ...{ unit: '份', unitEnglish: 'meals', kilograms: 0.5, minimum: 12_000, keepsDays: 180 },
    need: { amount: 3, daily: true, source: OURS, confidence: 'D' },
  },
  {
    ...{ id: 'blanket', code: otherOf('1'), name: '棉被', nameEnglish: 'Quilts', ...CODE },
    ...{ unit: '床', unitEnglish: 'pcs', kilograms: 2.5, minimum: 4_000, keepsDays: null },
    need: { amount: 1, daily: false, source: OURS, confidence: 'D' },
  },
  {
    ...{ id: 'cot', code: otherOf('1'), name: '折叠床', nameEnglish: 'Folding beds', ...CODE },
    ...{ unit: '张', unitEnglish: 'pcs', kilograms: 7, minimum: 2_000, keepsDays: null },
    need: { amount: 1, daily: false, source: OURS, confidence: 'D' },
  },
  {
    ...{
      id: 'toilet',
      code: otherOf('1'),
      name: '移动厕所',
      nameEnglish: 'Mobile toilets',
      ...CODE,
    },
    ...{ unit: '座', unitEnglish: 'pcs', kilograms: 120, minimum: 40, keepsDays: null },
    need: { amount: 0.05, daily: false, source: 'Sphere：每 20 人一座', confidence: 'S' },
  },
  {
    ...{ id: 'pump', code: otherOf('2'), name: '移动排涝泵', nameEnglish: 'Mobile pumps', ...CODE },
    ...{ unit: '台', unitEnglish: 'pcs', kilograms: 300, minimum: 20, keepsDays: null, need: null },
  },
  {
    ...{ id: 'boom', code: otherOf('2'), name: '围油栏', nameEnglish: 'Oil booms', ...CODE },
    ...{ unit: '米', unitEnglish: 'm', kilograms: 4, minimum: 500, keepsDays: null, need: null },
  },
  {
    ...{ id: 'sandbag', code: otherOf('3'), name: '编织袋', nameEnglish: 'Woven sacks', ...CODE },
    ...{ unit: '条', unitEnglish: 'pcs', kilograms: 0.1, minimum: 30_000, keepsDays: 1_095 },
    need: null,
  },
];
