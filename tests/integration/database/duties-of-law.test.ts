import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleRepository } from '../../../server/rules/repository.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { type EarlierCity, openEarlierCity } from '../../support/earlier-city.ts';

const RECORDED = '2026-03-01T00:00:00.000Z';
const NOW = new Date().toISOString();

/** A city as it ran before: the crowd rules without a delay of their own. */
let opened: EarlierCity;
beforeAll(async () => {
  opened = await openEarlierCity('0045');
});
afterAll(() => opened?.close());

const crowd = (id: string, changes: Partial<Rule> = {}): Rule => {
  const shipped = SHIPPED_RULES.find((rule) => rule.id === 'crowd-moving')!;
  const bands = shipped.bands.map(({ onDelaySeconds: _, ...band }) => band);
  return { ...shipped, id, bands, effectiveFrom: RECORDED, ...changes };
};
const put = (rule: Rule, recordedBy: string | null = null) =>
  ruleRepository(opened.database).record({ version: 1, rule, recordedAt: RECORDED, recordedBy });

/** A hazard on file, inspected but never assessed. */
const hazard = (id: string, sector: string) =>
  opened.database.query(
    `INSERT INTO hazard (id, form, class, name, place, county, town, department, synthetic, state,
       inspected_at)
     VALUES ($1, 'source', $2, $1, ST_SetSRID(ST_MakePoint(120.3, 31.5), 4326), '320205',
       '320205001', 'emergency', true, 'registered', '2020-01-01T00:00:00.000Z')`,
    [id, sector],
  );

it('a running city stops entry at once where the step at the approved number is the shipped one', async () => {
  const own = crowd('crowd-own').bands.map((band) =>
    band.level === 'red' ? { ...band, from: 95, confidence: 'D' as const } : band,
  );
  const given = [
    crowd('crowd-moving'),
    crowd('crowd-own', { bands: own }),
    crowd('crowd-ended', { retired: true }),
    SHIPPED_RULES.find(({ id }) => id === 'water-level-wuxi')!,
  ];
  for (const rule of given) await put(rule, rule.id === 'crowd-moving' ? null : 'administrator-1');
  await opened.database.query(
    `INSERT INTO department (id, name, name_english) VALUES ('emergency', '应急', 'Emergency')`,
  );
  await hazard('site', 'chemical');
  await opened.update();
  const rules = ruleRepository(opened.database);
  const versions = await Promise.all(
    given.map(async ({ id }) => (await rules.versions(id)).length),
  );
  expect(versions).toEqual([2, 1, 1, 1]);
  const inForce = (await rules.inForce(NOW)).find(({ id }) => id === 'crowd-moving')!;
  const shipped = SHIPPED_RULES.find(({ id }) => id === 'crowd-moving')!;
  expect(inForce).toEqual({ ...shipped, effectiveFrom: inForce.effectiveFrom });
  expect(await rules.coming()).toEqual([]);
});

it('and what it never assessed is due by the cycle of the worst', async () => {
  const { rows } = await opened.database.query('SELECT id, inspection_due AS due FROM hazard');
  expect(rows).toEqual([{ id: 'site', due: '2020-01-31T00:00:00.000Z' }]);
});
