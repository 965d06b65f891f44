import { expect, it } from 'vitest';
import { type Due, judgeEach, NotJudged } from '../../../server/assessment/due.ts';
import { DatabaseFull, StatementRefused } from '../../../server/database/errors.ts';

const refused = () => new StatementRefused('violates a check', { code: '23514' });
const DUE: Due = { numbers: [1, 2, 3, 4, 5, 6, 7], feeds: ['gauges', 'units'] };
const FEW = new Set<number | string>([3, 'units']);

/** Judges what holds nothing of what cannot be judged; what was judged, in order, and how often it was tried. */
function judgeOf(faulty: ReadonlySet<number | string>, failure: () => Error = refused) {
  const judged: (number | string)[] = [];
  const tries = { made: 0 };
  const judge = async ({ numbers, feeds }: Due): Promise<boolean> => {
    tries.made += 1;
    const all = [...numbers, ...feeds];
    if (all.some((one) => faulty.has(one))) throw failure();
    judged.push(...all);
    return true;
  };
  return { judged, tries, judge };
}

it('is judged in one go where nothing is in the way', async () => {
  const { judge, judged, tries } = judgeOf(new Set());
  expect(await judgeEach(DUE, judge)).toBe(true);
  expect([tries.made, judged.length]).toEqual([1, 9]);
});

it('is judged but for the few that cannot be, which are told', async () => {
  const { judge, judged } = judgeOf(FEW);
  await expect(judgeEach(DUE, judge)).rejects.toThrow(NotJudged);
  expect(judged).toEqual([1, 2, 4, 5, 6, 7, 'gauges']);
});

it('is left as a whole where the database takes nothing', async () => {
  const { judge, tries } = judgeOf(FEW, () => new DatabaseFull('no space'));
  await expect(judgeEach(DUE, judge)).rejects.toThrow(DatabaseFull);
  expect(tries.made).toBe(1);
});

it('is not tried to the end where everything is refused: then it is none of them', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, number) => number);
  const { judge, tries } = judgeOf(new Set(numbers));
  await expect(judgeEach({ numbers, feeds: [] }, judge)).rejects.toThrow(StatementRefused);
  expect(tries.made).toBeLessThan(40);
});

it('is not done while another node leads', async () => {
  expect(await judgeEach(DUE, async () => false)).toBe(false);
});
