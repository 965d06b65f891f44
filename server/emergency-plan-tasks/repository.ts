import type { Scope } from '../../shared/model/account.ts';
import type { EmergencyPlanTask, PlanActivation } from '../../shared/model/emergency-plan-task.ts';
import type { TaskInHand } from '../../shared/model/handover.ts';
import type { Signal } from '../../shared/risk/emergency-plan-triggers.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const ACTIVATION = `a.id, a.incident, a.plan, p.name, a.edition, a.level, a.evidence, a.deviation, a.at,
  a.by`;
const TASK = `t.id, t.activation, t.incident, t.number, t.level, t.role, t.department, t.words,
  t.given_at AS "givenAt", t.due_at AS "dueAt", t.state, t.reason, t.closed_at AS "closedAt",
  t.closed_by AS "closedBy", t.version`;
const SIGNAL = `'alarm' AS "on", a.name, a.level, a.raised_at AS at, s.metric,
  a.subject_kind AS subject`;

type ActivationBrought = Pick<PlanActivation, 'id' | 'name' | 'level'>;

/** Plans put to work on incidents, and the tasks that came of it. */
export const emergencyPlanTaskRepository = (database: Queryable) => ({
  /** Active alarms an incident names, and those of its town. @param town null: only those it names */
  async signalsAt(alarms: readonly number[], town: string | null): Promise<Signal[]> {
    const { rows } = await database.query<Signal>(
      `SELECT ${SIGNAL} FROM alarm a LEFT JOIN stream s ON s.id = a.stream
       WHERE a.active AND (a.id = ANY ($1::int8[]) OR a.town = $2) ORDER BY a.raised_at, a.id`,
      [[...alarms], town],
    );
    return rows;
  },

  /** One alarm of the scope as a signal, with where it is; null when there is none or it is over. */
  async signalOf(alarm: number, scope: Scope): Promise<(Signal & Scope) | null> {
    const { rows } = await database.query<Signal & Scope>(
      `SELECT ${SIGNAL}, a.county, a.town FROM alarm a LEFT JOIN stream s ON s.id = a.stream
       WHERE a.active AND a.id = $3 AND ${scopeCondition(1, 'a')}`,
      [...scopeParameters(scope), alarm],
    );
    return rows[0] ?? null;
  },

  /** Oldest first. */
  async activationsOf(incident: string): Promise<PlanActivation[]> {
    const { rows } = await database.query<PlanActivation>(
      `SELECT ${ACTIVATION} FROM plan_activation a JOIN emergency_plan p ON p.id = a.plan
       WHERE a.incident = $1 ORDER BY a.at, a.id`,
      [incident],
    );
    return rows;
  },

  /** What this account activated by this key before. */
  async ofAct(by: string, key: string): Promise<PlanActivation | null> {
    const { rows } = await database.query<PlanActivation>(
      `SELECT ${ACTIVATION} FROM plan_activation a JOIN emergency_plan p ON p.id = a.plan
       WHERE a.by = $1 AND a.act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  async insert(
    activation: PlanActivation,
    tasks: readonly EmergencyPlanTask[],
    actKey: string | null,
  ) {
    const { id, incident, plan, edition, level, evidence, deviation, at, by } = activation;
    await database.query(
      `INSERT INTO plan_activation (id, incident, plan, edition, level, evidence, deviation, at, by,
         act_key) VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10)`,
      [id, incident, plan, edition, level, JSON.stringify(evidence), deviation, at, by, actKey],
    );
    expectRowCount(
      await database.query(
        `INSERT INTO plan_task (id, activation, incident, number, level, role, department, words,
           given_at, due_at, state, version)
         SELECT id, activation, incident, number, level, role, department, words, "givenAt", "dueAt",
           state, version
         FROM json_to_recordset($1::json) AS t (id text, activation text, incident text, number int,
           level int, role text, department text, words text, "givenAt" timestamptz,
           "dueAt" timestamptz, state text, version int)`,
        [JSON.stringify(tasks)],
      ),
      tasks.length,
    );
  },

  /** By when they are due. */
  async tasksOf(incident: string): Promise<EmergencyPlanTask[]> {
    const { rows } = await database.query<EmergencyPlanTask>(
      `SELECT ${TASK} FROM plan_task t WHERE t.incident = $1 ORDER BY t.due_at, t.number, t.id`,
      [incident],
    );
    return rows;
  },

  /** Those that are open, as the card of a desk tells them; drills apart, the next due first. */
  async inHand(scope: Scope): Promise<TaskInHand[]> {
    const { rows } = await database.query<TaskInHand>(
      `SELECT i.title AS incident, t.role, t.words, t.due_at AS "dueAt"
       FROM plan_task t JOIN incident i ON i.id = t.incident
       WHERE t.state = 'open' AND i.closed_at IS NULL AND i.drill IS NULL
         AND ${scopeCondition(1, 'i')}
       ORDER BY t.due_at, t.number, t.id`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** The incident of a task in the scope; null: there is none. */
  async incidentOf(task: string, scope: Scope): Promise<string | null> {
    const { rows } = await database.query<{ incident: string }>(
      `SELECT t.incident FROM plan_task t JOIN incident i ON i.id = t.incident
       WHERE t.id = $3 AND ${scopeCondition(1, 'i')}`,
      [...scopeParameters(scope), task],
    );
    return rows[0]?.incident ?? null;
  },

  /** One task; whoever changes it holds the lock of its incident. */
  async byId(id: string): Promise<EmergencyPlanTask> {
    const { rows } = await database.query<EmergencyPlanTask>(
      `SELECT ${TASK} FROM plan_task t WHERE t.id = $1`,
      [id],
    );
    return rows[0]!;
  },

  async update({
    id,
    state,
    reason,
    closedAt,
    closedBy,
    version,
  }: EmergencyPlanTask): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE plan_task SET state = $2, reason = $3, closed_at = $4, closed_by = $5, version = $6
         WHERE id = $1`,
        [id, state, reason, closedAt, closedBy, version],
      ),
      1,
    );
  },

  /**
   * Closes tasks that are open on both of two incidents in the same words, by the same plan: one of the two is enough. It
   * ends at the one that is merged, so that nobody is asked twice and what goes on keeps its time. The caller holds the
   * locks of both.
   */
  async closeDoubled(
    from: string,
    into: string,
    { at, by, reason }: { at: string; by: string; reason: string },
  ): Promise<EmergencyPlanTask[]> {
    const { rows } = await database.query<EmergencyPlanTask>(
      `UPDATE plan_task t SET state = 'not_done', reason = $3, closed_at = $4, closed_by = $5,
         version = t.version + 1
       FROM plan_activation a WHERE a.id = t.activation AND t.incident = $1 AND t.state = 'open'
         AND EXISTS (SELECT FROM plan_task other JOIN plan_activation b ON b.id = other.activation
           WHERE other.incident = $2 AND other.state = 'open' AND b.plan = a.plan
             AND other.role = t.role AND other.words = t.words)
       RETURNING ${TASK}`,
      [from, into, reason, at, by],
    );
    return rows;
  },

  /**
   * Brings along what is at work: an activation with every task but `doubled`; one that has no other task only where it is
   * of a higher level than any the other incident has, which then counts for both.
   * @returns those that went along, the highest level first
   */
  async bringAlong(
    from: string,
    into: string,
    doubled: readonly string[],
  ): Promise<ActivationBrought[]> {
    const { rows } = await database.query<ActivationBrought>(
      `UPDATE plan_activation a SET incident = $2 FROM emergency_plan p
       WHERE p.id = a.plan AND a.incident = $1
         AND (EXISTS (SELECT FROM plan_task t WHERE t.activation = a.id AND t.id <> ALL ($3::text[]))
           OR NOT EXISTS (SELECT FROM plan_activation b
             WHERE b.incident = $2 AND b.plan = a.plan AND b.level <= a.level))
       RETURNING a.id, p.name, a.level`,
      [from, into, [...doubled]],
    );
    await database.query(
      `UPDATE plan_task SET incident = $2
       WHERE activation = ANY ($1::text[]) AND id <> ALL ($3::text[])`,
      [rows.map(({ id }) => id), into, [...doubled]],
    );
    return rows.sort((one, other) => one.level - other.level);
  },

  /** Tasks of a plan within a drill, and the highest level it was activated at; null: never. */
  async ofDrill(
    drill: string,
    plan: string,
  ): Promise<{ level: number | null; tasks: EmergencyPlanTask[] }> {
    const of = `FROM plan_activation a JOIN incident i ON i.id = a.incident
       LEFT JOIN plan_task t ON t.activation = a.id WHERE i.drill = $1 AND a.plan = $2`;
    const { rows } = await database.query<{ level: number | null }>(
      `SELECT min(a.level) AS level ${of}`,
      [drill, plan],
    );
    const tasks = await database.query<EmergencyPlanTask>(
      `SELECT ${TASK} ${of} AND t.id IS NOT NULL`,
      [drill, plan],
    );
    return { level: rows[0]!.level, tasks: tasks.rows };
  },

  /** The clock of a drill stood still for so long: what is open in it is due so much later. */
  async postpone(drill: string, milliseconds: number): Promise<void> {
    await database.query(
      `UPDATE plan_task SET given_at = given_at + $2 * interval '1 millisecond',
         due_at = due_at + $2 * interval '1 millisecond', version = version + 1
       WHERE state = 'open' AND incident IN (SELECT id FROM incident WHERE drill = $1)`,
      [drill, milliseconds],
    );
  },
});
