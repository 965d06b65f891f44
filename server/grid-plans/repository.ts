import type { Scope } from '../../shared/model/account.ts';
import type { GridPlan, PlanFiling } from '../../shared/model/grid-plan.ts';
import { isFilingLate } from '../../shared/risk/grid-plan-life.ts';
import type { OverlappingPlan } from '../../shared/wire/grid-plans.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A plan as it is stored: `standing` are the numbers of the edits on its list, in their order. */
export type StoredGridPlan = Omit<GridPlan, 'edits' | 'filingLate'> & {
  standing: number[];
  endedAt: string | null;
};

/** What of a plan changes after it was begun; the rest is written once. */
type Written = Pick<
  StoredGridPlan,
  'state' | 'revision' | 'standing' | 'cursor' | 'baseAt' | 'check' | 'changedBy' | 'changedAt'
> & {
  consultedAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  approvalAnswer: string | null;
  effectiveFrom: string | null;
  effectiveAt: string | null;
  endedAt: string | null;
  fileBy: string | null;
  filing: PlanFiling | null;
  acknowledgedAt: string | null;
  closedBy: string | null;
  closedAt: string | null;
  closingReason: string | null;
};

/** Another plan's boundaries came into force, or went back, in its communities since its base. */
const BASE_OUTDATED = `
  EXISTS (SELECT 1 FROM grid g WHERE g.community = ANY (p.communities)
    AND (g.recorded_at > p.base_at OR g.retired_at > p.base_at)
    AND p.state IN ('draft', 'checked', 'consulting', 'revised'))`;

const COLUMNS = `
  p.id, p.name, p.reason, p.county, p.town, p.communities, p.temporary_until AS "temporaryUntil",
  p.state, p.revision, p.standing, p.cursor, p.base_at AS "baseAt",
  ${BASE_OUTDATED} AS "baseOutdated", p.checked AS "check", p.drafted_by AS "draftedBy",
  p.drafted_at AS "draftedAt", p.changed_by AS "changedBy", p.changed_at AS "changedAt",
  p.consulted_at AS "consultedAt", p.approved_by AS "approvedBy", p.approved_at AS "approvedAt",
  p.approval_answer AS "approvalAnswer", p.effective_from AS "effectiveFrom",
  p.effective_at AS "effectiveAt", p.ended_at AS "endedAt", p.file_by AS "fileBy", p.filing,
  p.acknowledged_at AS "acknowledgedAt", p.closed_by AS "closedBy", p.closed_at AS "closedAt",
  p.closing_reason AS "closingReason", p.synthetic`;

const MOST_LISTED = 500;

/** A plan as it travels. @param now epoch milliseconds, for the filing clock */
export const planAnswer = (
  { standing, endedAt: _, ...plan }: StoredGridPlan,
  now: number,
): GridPlan => ({
  ...plan,
  edits: standing.length,
  filingLate: isFilingLate(plan, now),
});

const COLUMN_OF: Readonly<Record<keyof Written, string>> = {
  state: 'state',
  revision: 'revision',
  standing: 'standing',
  cursor: 'cursor',
  baseAt: 'base_at',
  check: 'checked',
  changedBy: 'changed_by',
  changedAt: 'changed_at',
  consultedAt: 'consulted_at',
  approvedBy: 'approved_by',
  approvedAt: 'approved_at',
  approvalAnswer: 'approval_answer',
  effectiveFrom: 'effective_from',
  effectiveAt: 'effective_at',
  endedAt: 'ended_at',
  fileBy: 'file_by',
  filing: 'filing',
  acknowledgedAt: 'acknowledged_at',
  closedBy: 'closed_by',
  closedAt: 'closed_at',
  closingReason: 'closing_reason',
};

/** A plan takes effect, a temporary one ends, or its filing is late. */
export type ComingStep = { id: string; step: 'begin' | 'end' | 'late'; at: string };

/** Plans over the grids. A plan of one town has it as its `town`, of several has none. */
export const gridPlanRepository = (database: Queryable) => ({
  async list(scope: Scope): Promise<StoredGridPlan[]> {
    const { rows } = await database.query<StoredGridPlan>(
      `SELECT ${COLUMNS} FROM grid_plan p WHERE ${scopeCondition(1, 'p')}
       ORDER BY p.changed_at DESC, p.id LIMIT ${MOST_LISTED}`,
      scopeParameters(scope),
    );
    return rows;
  },

  async byId(id: string, scope: Scope): Promise<StoredGridPlan | null> {
    const { rows } = await database.query<StoredGridPlan>(
      `SELECT ${COLUMNS} FROM grid_plan p WHERE p.id = $3 AND ${scopeCondition(1, 'p')}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** One in the scope, held until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<StoredGridPlan | null> {
    const { rows } = await database.query<StoredGridPlan>(
      `SELECT ${COLUMNS} FROM grid_plan p WHERE p.id = $3 AND ${scopeCondition(1, 'p')}
       FOR UPDATE OF p`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** The plan its drafter began with that act, or null. */
  async ofAct(draftedBy: string, actKey: string): Promise<StoredGridPlan | null> {
    const { rows } = await database.query<StoredGridPlan>(
      `SELECT ${COLUMNS} FROM grid_plan p WHERE p.drafted_by = $1 AND p.act_key = $2`,
      [draftedBy, actKey],
    );
    return rows[0] ?? null;
  },

  /** @throws StatementRefused 23505 when its act key was used */
  async insert(
    plan: Pick<StoredGridPlan, 'id' | 'name' | 'reason' | 'county' | 'town' | 'communities'> &
      Pick<StoredGridPlan, 'temporaryUntil' | 'draftedBy' | 'draftedAt' | 'synthetic'>,
    actKey: string | null,
  ): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO grid_plan (id, name, reason, county, town, communities, temporary_until, state,
           revision, standing, cursor, base_at, drafted_by, drafted_at, changed_by, changed_at,
           act_key, synthetic)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', 0, '{}', 0, $9, $8, $9, $8, $9, $10, $11)`,
        [
          ...[plan.id, plan.name, plan.reason, plan.county, plan.town, plan.communities],
          ...[plan.temporaryUntil, plan.draftedBy, plan.draftedAt, actKey, plan.synthetic],
        ],
      ),
      1,
    );
  },

  /** Writes what changed. The row is locked by who changes it. */
  async write(id: string, change: Partial<Written>): Promise<void> {
    const names = Object.keys(change) as (keyof Written)[];
    const given = names.map((name, place) => `${COLUMN_OF[name]} = $${place + 2}`);
    expectRowCount(
      await database.query(`UPDATE grid_plan SET ${given.join(', ')} WHERE id = $1`, [
        id,
        ...names.map((name) => change[name]),
      ]),
      1,
    );
  },

  /** Holds every plan of a county still: who approves, and who puts into force, go one after another. */
  async holdCounty(county: string): Promise<void> {
    await database.query('SELECT 1 FROM area WHERE code = $1 FOR NO KEY UPDATE', [county]);
  },

  /** Plans that are not over and draw on some of the same communities. Whose area it is does not matter. */
  async overlapping({
    id,
    communities,
  }: Pick<StoredGridPlan, 'id' | 'communities'>): Promise<OverlappingPlan[]> {
    const { rows } = await database.query<OverlappingPlan>(
      `SELECT p.id, p.name, p.state,
         ARRAY(SELECT unnest(p.communities) INTERSECT SELECT unnest($2::text[]) ORDER BY 1) AS communities
       FROM grid_plan p WHERE p.id <> $1 AND p.communities && $2::text[]
         AND (p.state IN ('draft', 'checked', 'consulting', 'revised', 'approved')
           OR (p.temporary_until IS NOT NULL AND p.ended_at IS NULL AND p.effective_at IS NOT NULL))
       ORDER BY p.id`,
      [id, communities],
    );
    return rows;
  },

  /** What time alone brings to plans, by its moment. */
  async coming(): Promise<ComingStep[]> {
    const { rows } = await database.query<ComingStep>(
      `SELECT id, 'begin' AS step, effective_from AS at FROM grid_plan WHERE state = 'approved'
       UNION ALL
       SELECT id, 'end', temporary_until FROM grid_plan
       WHERE effective_at IS NOT NULL AND temporary_until IS NOT NULL AND ended_at IS NULL
       UNION ALL
       SELECT id, 'late', file_by FROM grid_plan WHERE filing IS NULL AND file_by IS NOT NULL
         AND filing_late_told_at IS NULL AND state IN ('approved', 'effective')
       ORDER BY at, id`,
    );
    return rows;
  },

  /** Plans whose filing is late and of which that was not told yet; told from now on. */
  async tellLate(at: string): Promise<StoredGridPlan[]> {
    const { rows } = await database.query<StoredGridPlan>(
      `UPDATE grid_plan p SET filing_late_told_at = $1
       WHERE p.filing IS NULL AND p.file_by < $1::timestamptz AND p.filing_late_told_at IS NULL
         AND p.state IN ('approved', 'effective') RETURNING ${COLUMNS}`,
      [at],
    );
    return rows;
  },
});
