import type { InventedSupply } from '../../../geodata/supplies.ts';
import type { SupplyDepot } from '../../../shared/model/supply.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { instant } from '../../clock.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

/** A depot that a test says; those of the demonstration follow from the areas. */
export type SeedDepot = Omit<SupplyDepot, 'synthetic'>;

export type SeedSupplies = {
  items: readonly InventedSupply[];
  /** In place of the demonstration's own. */
  depots?: readonly SeedDepot[];
};

const INSERT_ITEMS = `
  INSERT INTO supply_item (id, code, name, name_english, unit, unit_english, kilograms, need, source,
    confidence, synthetic)
  SELECT id, code, name, "nameEnglish", unit, "unitEnglish", kilograms, need, source, confidence, true
  FROM json_to_recordset($1::json) AS given (id text, code text, name text, "nameEnglish" text,
    unit text, "unitEnglish" text, kilograms float8, need jsonb, source text, confidence text)`;

const INSERT_DEPOTS = `
  INSERT INTO supply_depot (id, name, place, county, town, department, common, synthetic)
  SELECT id, name, ST_SetSRID(ST_MakePoint((place->>0)::float8, (place->>1)::float8), 4326), county,
    town, department, common, true
  FROM json_to_recordset($1::json) AS given (id text, name text, place jsonb, county text, town text,
    department text, common boolean)`;

/** A number from 0 to 99 that is the same on every machine. */
const roll = (what: string) => `(('x' || left(md5(${what}), 7))::bit(28)::int % 100)`;

/**
 * One for the city, one for each county, one for every third town, and flood goods of the water department's own
 * in each county: each in the middle of a town that is the same on every machine.
 */
const INVENT_DEPOTS = `
  INSERT INTO supply_depot (id, name, place, county, town, department, common, synthetic)
  SELECT 'depot-city', '市级综合应急物资储备库（示例）', t.centre, NULL, NULL, 'grain-reserves', true, true
  FROM (SELECT centre FROM area WHERE level = 'town' ORDER BY md5(code || 'city') LIMIT 1) t
  UNION ALL
  SELECT 'depot-' || c.code, c.name || '应急物资储备库（示例）', t.centre, c.code, NULL, 'grain-reserves', true, true
  FROM area c CROSS JOIN LATERAL (SELECT centre FROM area WHERE level = 'town' AND county = c.code
    ORDER BY md5(code || 'county') LIMIT 1) t WHERE c.level = 'county'
  UNION ALL
  SELECT 'depot-water-' || c.code, c.name || '防汛物资仓库（示例）', t.centre, c.code, NULL, 'water', false, true
  FROM area c CROSS JOIN LATERAL (SELECT centre FROM area WHERE level = 'town' AND county = c.code
    ORDER BY md5(code || 'water') LIMIT 1) t WHERE c.level = 'county'
  UNION ALL
  SELECT 'depot-' || t.code, t.name || '物资储备点（示例）', t.centre, t.county, t.code, 'grain-reserves', true, true
  FROM area t WHERE t.level = 'town' AND ${roll("t.code || 'depot'")} < 33`;

/** Which depot keeps what, and how much of it at least. */
const KEPT = `
  SELECT d.id AS depot, i.id AS item, i."keepsDays", d.id || i.id AS salt,
    greatest(1, round(i.minimum * CASE WHEN d.town IS NOT NULL THEN 0.1 WHEN d.county IS NOT NULL
      THEN 1 ELSE 5 END))::int AS minimum
  FROM supply_depot d CROSS JOIN json_to_recordset($1::json)
    AS i (id text, code text, minimum int, "keepsDays" int)
  WHERE CASE WHEN d.common THEN left(i.code, 1) <> '2' ELSE left(i.code, 1) <> '1' END`;

const INVENT_MINIMA = `
  INSERT INTO supply_minimum (depot, item, amount) SELECT depot, item, minimum FROM (${KEPT}) k`;

/** Two batches of each: together four fifths to one and a half of the minimum; one older batch in thirty is over. */
const INVENT_BATCHES = `
  INSERT INTO supply_batch (id, depot, item, on_hand, expires_on, received_at, synthetic)
  SELECT 'batch-' || k.depot || '-' || k.item || '-' || n, k.depot, k.item,
    greatest(1, round(k.minimum * (0.4 + ${roll('k.salt || n')} * 0.0035)))::int,
    CASE WHEN k."keepsDays" IS NOT NULL THEN $2::date +
      CASE WHEN n = 1 AND ${roll("k.salt || 'over'")} < 3 THEN -10
        WHEN n = 1 AND ${roll("k.salt || 'over'")} < 10 THEN 20
        ELSE (k."keepsDays" * n / 2)::int END END,
    $3::timestamptz - make_interval(days => 60 / n), true
  FROM (${KEPT}) k CROSS JOIN generate_series(1, 2) AS n`;

const LEDGER = `
  INSERT INTO supply_movement (batch, kind, amount, at)
  SELECT id, 'intake', on_hand, received_at FROM supply_batch ORDER BY id`;

/** Invented depots and what they hold, all marked so; names say that they are examples. @param now epoch ms */
export async function seedSupplies(
  on: Queryable,
  { items, depots }: SeedSupplies,
  now: number,
): Promise<void> {
  await insertRows(on, INSERT_ITEMS, items);
  if (depots) await insertRows(on, INSERT_DEPOTS, depots);
  else await on.query(INVENT_DEPOTS);
  const kept = JSON.stringify(items);
  await on.query(INVENT_MINIMA, [kept]);
  await on.query(INVENT_BATCHES, [kept, shanghaiDay(now), instant(now)]);
  await on.query(LEDGER);
}
