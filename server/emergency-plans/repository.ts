import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type {
  EmergencyPlan,
  EmergencyPlanStep,
  PlanBody,
} from '../../shared/model/emergency-plan.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A plan as it is stored, with both of its texts; how its review stands depends on the day. */
export type StoredEmergencyPlan = Omit<EmergencyPlan, 'area' | 'reviewDue' | 'review'> & {
  county: string | null;
  town: string | null;
  body: PlanBody;
  effective: PlanBody | null;
};

const COLUMNS = `id, class, kind, name, department, county, town, state, edition, body, effective,
  drafters, filing, reviewed_on AS "reviewedOn", version, synthetic`;

/** Who wrote a new draft, and by which act. */
export type Drafted = { by: string; actKey: string | null };

/** A step as it is written; `body`: the edition that came into force by it. */
export type NewPlanStep = EmergencyPlanStep & { plan: string; body: PlanBody | null };

/** The area a row with these codes holds for. */
export const areaOf = ({ county, town }: Pick<StoredEmergencyPlan, 'county' | 'town'>): string =>
  town ?? county ?? CITY_CODE;

/** Emergency plans (应急预案) and the steps of their lives. */
export const emergencyPlanRepository = (database: Queryable) => ({
  /** Those of the scope and of what lies over it, by class and name. */
  async all(scope: Scope): Promise<StoredEmergencyPlan[]> {
    const { rows } = await database.query<StoredEmergencyPlan>(
      `SELECT ${COLUMNS} FROM emergency_plan WHERE ${scopeCondition(1)}
       ORDER BY state = 'withdrawn', class, name, id`,
      scopeParameters(scope),
    );
    return rows;
  },

  async byId(id: string, scope: Scope): Promise<StoredEmergencyPlan | null> {
    const { rows } = await database.query<StoredEmergencyPlan>(
      `SELECT ${COLUMNS} FROM emergency_plan WHERE id = $3 AND ${scopeCondition(1)}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** One in the scope, locked until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<StoredEmergencyPlan | null> {
    const { rows } = await database.query<StoredEmergencyPlan>(
      `SELECT ${COLUMNS} FROM emergency_plan WHERE id = $3 AND ${scopeCondition(1)} FOR UPDATE`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** What this account drafted by this key before. */
  async ofAct(by: string, key: string): Promise<StoredEmergencyPlan | null> {
    const { rows } = await database.query<StoredEmergencyPlan>(
      `SELECT ${COLUMNS} FROM emergency_plan WHERE drafted_by = $1 AND act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** Plans of every kind that hold at a place, those of the smallest area first. */
  async holding({ county, town }: Scope): Promise<StoredEmergencyPlan[]> {
    const { rows } = await database.query<StoredEmergencyPlan>(
      `SELECT ${COLUMNS} FROM emergency_plan WHERE effective IS NOT NULL AND state <> 'withdrawn'
         AND (county IS NULL OR county = $1) AND (town IS NULL OR town = $2)
       ORDER BY town IS NULL, county IS NULL, name, id`,
      [county, town],
    );
    return rows;
  },

  /** Plans in force in the scope that hold for any of these towns, those of the smallest area first. */
  async holdingInTowns(towns: readonly string[], scope: Scope): Promise<StoredEmergencyPlan[]> {
    const { rows } = await database.query<StoredEmergencyPlan>(
      `SELECT ${COLUMNS} FROM emergency_plan WHERE effective IS NOT NULL AND state <> 'withdrawn'
         AND (town IS NULL OR town = ANY ($1))
         AND (county IS NULL OR county IN (SELECT area.county FROM area WHERE area.code = ANY ($1)))
         AND ${scopeCondition(2)}
       ORDER BY town IS NULL, county IS NULL, name, id`,
      [towns, ...scopeParameters(scope)],
    );
    return rows;
  },

  /** False when an act with this key came first: nothing is written then. */
  async insert(plan: StoredEmergencyPlan, { by, actKey }: Drafted): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO emergency_plan (id, class, kind, name, department, county, town, state, edition,
         body, effective, drafters, filing, reviewed_on, version, synthetic, drafted_by, act_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12::jsonb, $13, $14::date,
         $15, $16, $17, $18)
       ON CONFLICT (drafted_by, act_key) DO NOTHING`,
      [
        ...[plan.id, plan.class, plan.kind, plan.name, plan.department, plan.county, plan.town],
        ...[plan.state, plan.edition, JSON.stringify(plan.body)],
        ...[plan.effective && JSON.stringify(plan.effective), JSON.stringify(plan.drafters)],
        ...[plan.filing, plan.reviewedOn, plan.version, plan.synthetic, by, actKey],
      ],
    );
    return rowCount === 1;
  },

  /** Writes what acts change; the row is locked by whoever acts. */
  async update(plan: StoredEmergencyPlan): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE emergency_plan SET state = $2, edition = $3, body = $4::jsonb, effective = $5::jsonb,
           drafters = $6::jsonb, filing = $7, reviewed_on = $8::date, version = $9 WHERE id = $1`,
        [
          ...[plan.id, plan.state, plan.edition, JSON.stringify(plan.body)],
          ...[plan.effective && JSON.stringify(plan.effective), JSON.stringify(plan.drafters)],
          ...[plan.filing, plan.reviewedOn, plan.version],
        ],
      ),
      1,
    );
  },

  async addStep(step: NewPlanStep): Promise<void> {
    await database.query(
      `INSERT INTO emergency_plan_step (plan, version, act, state, reason, body, at, actor)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
      [
        ...[step.plan, step.version, step.act, step.state, step.reason],
        ...[step.body && JSON.stringify(step.body), step.at, step.actor],
      ],
    );
  },

  /** The life of a plan, newest first. */
  async steps(id: string): Promise<EmergencyPlanStep[]> {
    const { rows } = await database.query<EmergencyPlanStep>(
      `SELECT version, act, state, reason, at, actor FROM emergency_plan_step WHERE plan = $1
       ORDER BY version DESC`,
      [id],
    );
    return rows;
  },

  /** The text of an edition as it came into force; null where there was none. */
  async edition(id: string, edition: number): Promise<PlanBody | null> {
    const { rows } = await database.query<{ body: PlanBody }>(
      `SELECT body FROM emergency_plan_step WHERE plan = $1 AND act = 'enter-force'
       ORDER BY version OFFSET $2 LIMIT 1`,
      [id, edition - 1],
    );
    return rows[0]?.body ?? null;
  },
});
