import type { Scope } from '../../shared/model/account.ts';
import type { Case, CaseLink, CaseSubject } from '../../shared/model/case.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `c.id, json_build_object('kind', c.about_kind, 'id', c.about_id) AS about, c.title,
  CASE WHEN c.place IS NOT NULL THEN ARRAY[ST_X(c.place), ST_Y(c.place)] END AS place, c.grid,
  c.county, c.town, c.state, c.lead, c.assisting, c.rule, c.sides, c.bounces,
  EXISTS (SELECT FROM case_link l WHERE l.transfer_case = c.id AND l.act = 'decide') AS decided,
  c.received_at AS "receivedAt", c.due_at AS "dueAt", c.supervision, c.opened_at AS "openedAt",
  c.opened_by AS "openedBy", c.closed_at AS "closedAt", c.version, c.synthetic`;

/** How many are listed. */
const LISTED = 500;

/** A link as it is added: its number is the next. */
export type NewLink = Omit<CaseLink, 'number'>;

/** Keeps cases to one sort of thing, or to one thing of it; null: whichever. */
export type CaseFilter = { kind: CaseSubject | null; about: string | null };

/** Those whose area the scope is now, and those it had been in when they were opened: the chain stays seen. */
const seen = (first: number): string => {
  const opened = scopeCondition(first, 'c')
    .replaceAll('c.county', 'c.opened_county')
    .replaceAll('c.town', 'c.opened_town');
  return `((${scopeCondition(first, 'c')}) OR (${opened}))`;
};

/** Cases that go from desk to desk, and the chain of their owners. */
export const caseRepository = (database: Queryable) => ({
  /** Open ones first, those due first before the others. */
  async all({ kind, about }: CaseFilter, scope: Scope): Promise<Case[]> {
    const { rows } = await database.query<Case>(
      `SELECT ${COLUMNS} FROM transfer_case c WHERE ($1::text IS NULL OR c.about_id = $1)
         AND ($4::text IS NULL OR c.about_kind = $4) AND ${seen(2)}
       ORDER BY c.closed_at IS NOT NULL, c.closed_at DESC, c.due_at, c.id LIMIT ${LISTED}`,
      [about, ...scopeParameters(scope), kind],
    );
    return rows;
  },

  async byId(id: string, scope: Scope): Promise<Case | null> {
    const { rows } = await database.query<Case>(
      `SELECT ${COLUMNS} FROM transfer_case c WHERE c.id = $1 AND ${seen(2)}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** One in the scope, locked until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<Case | null> {
    const { rows } = await database.query<Case>(
      `SELECT ${COLUMNS} FROM transfer_case c WHERE c.id = $1 AND ${scopeCondition(2, 'c')} FOR UPDATE`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  async ofAct(by: string, key: string): Promise<Case | null> {
    const { rows } = await database.query<Case>(
      `SELECT ${COLUMNS} FROM transfer_case c WHERE c.opened_by = $1 AND c.act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** The id of the open case about a thing. */
  async openAbout({ kind, id }: Case['about']): Promise<string | null> {
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM transfer_case WHERE about_kind = $1 AND about_id = $2 AND closed_at IS NULL`,
      [kind, id],
    );
    return rows[0]?.id ?? null;
  },

  /** False when there is an open case about the same thing, or the key was used: nothing is written then. */
  async insert(one: Case, actKey: string | null): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO transfer_case (id, about_kind, about_id, title, place, grid, county, town,
         opened_county, opened_town, state, lead, assisting, rule, sides, bounces, received_at, due_at,
         opened_at, opened_by, act_key, version, synthetic)
       VALUES ($1, $2, $3, $4, ST_SetSRID(ST_MakePoint($5, $6), 4326), $7, $8, $9, $8, $9, $10, $11,
         $12::jsonb, $13::jsonb, $14::jsonb, $15, $16, $17, $18, $19, $20, $21, $22)
       ON CONFLICT DO NOTHING`,
      [
        ...[one.id, one.about.kind, one.about.id, one.title, one.place?.[0] ?? null],
        ...[one.place?.[1] ?? null, one.grid, one.county, one.town, one.state, one.lead],
        ...[JSON.stringify(one.assisting), one.rule && JSON.stringify(one.rule)],
        ...[one.sides && JSON.stringify(one.sides), one.bounces, one.receivedAt, one.dueAt],
        ...[one.openedAt, one.openedBy, actKey, one.version, one.synthetic],
      ],
    );
    return rowCount === 1;
  },

  /** Writes what an act made of it; the row is locked by whoever acts. */
  async update(one: Case): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE transfer_case SET county = $2, town = $3, grid = $4, state = $5, lead = $6,
           assisting = $7::jsonb, sides = $8::jsonb, bounces = $9, supervision = $10::jsonb,
           supervised_until = $11, closed_at = $12, version = $13 WHERE id = $1`,
        [
          ...[one.id, one.county, one.town, one.grid, one.state, one.lead],
          ...[JSON.stringify(one.assisting), one.sides && JSON.stringify(one.sides), one.bounces],
          one.supervision && JSON.stringify(one.supervision),
          one.supervision?.escalatedAt === null ? one.supervision.dueAt : null,
          ...[one.closedAt, one.version],
        ],
      ),
      1,
    );
  },

  /** Oldest first. */
  async chain(id: string): Promise<CaseLink[]> {
    const { rows } = await database.query<CaseLink>(
      `SELECT number, act, "from", "to", reason, at, by FROM case_link WHERE transfer_case = $1
       ORDER BY number`,
      [id],
    );
    return rows;
  },

  /** Adds a link to the chain of a case whose row the caller has locked. */
  async addLink(id: string, { act, from, to, reason, at, by }: NewLink): Promise<void> {
    await database.query(
      `INSERT INTO case_link (transfer_case, number, act, "from", "to", reason, at, by)
       SELECT $1, (SELECT coalesce(max(number), 0) + 1 FROM case_link WHERE transfer_case = $1),
         $2, $3, $4, $5, $6, $7`,
      [id, act, from, to, reason, at, by],
    );
  },

  /** Whether the day of any supervision has passed untold. @param at ISO 8601 */
  async hasPassed(at: string): Promise<boolean> {
    const { rows } = await database.query<{ passed: boolean }>(
      `SELECT EXISTS (SELECT FROM transfer_case WHERE supervised_until <= $1 AND closed_at IS NULL)
         AS passed`,
      [at],
    );
    return rows[0]!.passed;
  },

  /** Those whose day has passed, locked: of several nodes one has them. @param at ISO 8601 */
  async lockPassed(at: string): Promise<Case[]> {
    const { rows } = await database.query<Case>(
      `SELECT ${COLUMNS} FROM transfer_case c WHERE c.supervised_until <= $1 AND c.closed_at IS NULL
       ORDER BY c.id FOR UPDATE SKIP LOCKED`,
      [at],
    );
    return rows;
  },
});
