import type { Scope } from '../../shared/model/account.ts';
import type { ServiceItem, ServiceItemStep } from '../../shared/model/service-item.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';

/** In force at `$1` is what the newest step that had begun by then says; before all steps, nothing. */
const READ = `
  SELECT i.id, i.county, i.code, i.name, i.department, i.manner, i.legal_basis AS "legalBasis",
    i.duties, i.procedure, i.term_working_days AS "termWorkingDays", i.state,
    coalesce((SELECT s.state = 'admitted' FROM service_item_step s
      WHERE s.item = i.id AND s.effective_from <= $1
      ORDER BY s.version DESC LIMIT 1), false) AS "inForce",
    last.effective_from AS "effectiveFrom", last.reason, last.at AS "decidedAt",
    last.actor AS "decidedBy", i.version, i.synthetic
  FROM service_item i
  JOIN service_item_step last ON last.item = i.id AND last.version = i.version`;

const STEP_COLUMNS = `version, act, state, reason, effective_from AS "effectiveFrom", at, actor`;

/** A step as it is written. */
export type NewStep = ServiceItemStep & { item: string };

/** The list belongs to its county; a town reads that of the county it lies in. */
const OF_COUNTY = '($2::text IS NULL OR i.county = $2)';

/** Items of the lists of service and management of grids, and their history (art. 49 ¶2, art. 55). */
export const serviceItemRepository = (database: Queryable) => ({
  /** @param at ISO 8601: in force then @param county of one county alone */
  async all(scope: Scope, at: string, county: string | null): Promise<ServiceItem[]> {
    const { rows } = await database.query<ServiceItem>(
      `${READ} WHERE ${OF_COUNTY} AND ($3::text IS NULL OR i.county = $3)
       ORDER BY i.state = 'requested' DESC, i.county, i.code`,
      [at, scope.county, county],
    );
    return rows;
  },

  /**
   * Until the end of the transaction nobody changes the item; `shared` lets others hold it so too. Apart from the
   * read, which then sees what whoever held it before has written.
   */
  async lock(id: string, mode: 'alone' | 'shared'): Promise<void> {
    const how = mode === 'alone' ? 'UPDATE' : 'SHARE';
    await database.query(`SELECT id FROM service_item WHERE id = $1 FOR ${how}`, [id]);
  },

  /** One item in the scope. @param at ISO 8601: in force then */
  async byId(id: string, scope: Scope, at: string): Promise<ServiceItem | null> {
    const { rows } = await database.query<ServiceItem>(`${READ} WHERE ${OF_COUNTY} AND i.id = $3`, [
      at,
      scope.county,
      id,
    ]);
    return rows[0] ?? null;
  },

  /** The history of an item in the scope, newest first. */
  async steps(id: string, scope: Scope): Promise<ServiceItemStep[]> {
    const { rows } = await database.query<ServiceItemStep>(
      `SELECT ${STEP_COLUMNS} FROM service_item_step WHERE item = (
         SELECT id FROM service_item i WHERE i.id = $1 AND ${OF_COUNTY}) ORDER BY version DESC`,
      [id, scope.county],
    );
    return rows;
  },

  /** @returns whether it was written; false: its county has an item of that code */
  async insert(item: Omit<ServiceItem, 'inForce'>): Promise<boolean> {
    const { rows } = await database.query(
      `INSERT INTO service_item (id, county, code, name, department, manner, legal_basis, duties,
         procedure, term_working_days, state, version, synthetic)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[item.id, item.county, item.code, item.name, item.department, item.manner],
        ...[item.legalBasis, item.duties, item.procedure, item.termWorkingDays],
        ...[item.state, item.version, item.synthetic],
      ],
    );
    return rows.length > 0;
  },

  async addStep(step: NewStep): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO service_item_step (item, version, act, state, reason, effective_from, at, actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[step.item, step.version, step.act, step.state],
          ...[step.reason, step.effectiveFrom, step.at, step.actor],
        ],
      ),
      1,
    );
  },

  async setState(id: string, state: string, version: number): Promise<void> {
    const sql =
      'UPDATE service_item SET state = $2, version = $3 WHERE id = $1 AND version = $3 - 1';
    expectRowCount(await database.query(sql, [id, state, version]), 1);
  },
});
