import type { Scope } from '../../shared/model/account.ts';
import type { DrillMove, DrillMoveKind } from '../../shared/model/drill-move.ts';
import { isMoveOpen } from '../../shared/risk/drill-move.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `m.id, m.drill, m.incident, m.kind, m.thing, m.words, m.serves, m.name, m.type, m.state,
  m.steps, m.version`;

/** Where a thing that can be moved is looked up, and what it is called there. */
const NAMED: Readonly<Record<DrillMoveKind, string>> = {
  unit: 'SELECT t.call_sign AS name, t.type FROM resource t',
  shelter: 'SELECT t.name, NULL AS type FROM shelter t',
  supply: 'SELECT t.name, NULL AS type FROM supply_depot t',
};

/** What is moved in drills. It reads what is real by name alone, and writes nothing there. */
export const drillMoveRepository = (database: Queryable) => ({
  /** What a thing of the scope is called; null: there is none. */
  async thing(kind: DrillMoveKind, id: string, scope: Scope) {
    const { rows } = await database.query<Pick<DrillMove, 'name' | 'type'>>(
      `${NAMED[kind]} WHERE t.id = $3 AND ${scopeCondition(1, 't')}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** What this account made by this key before. */
  async ofAct(by: string, key: string): Promise<DrillMove | null> {
    const { rows } = await database.query<DrillMove>(
      `SELECT ${COLUMNS} FROM drill_move m WHERE m.made_by = $1 AND m.act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** Oldest first. */
  async ofIncident(incident: string): Promise<DrillMove[]> {
    const { rows } = await database.query<DrillMove>(
      `SELECT ${COLUMNS} FROM drill_move m WHERE m.incident = $1 ORDER BY m.made_at, m.id`,
      [incident],
    );
    return rows;
  },

  /** Oldest first, within the scope by their incidents. */
  async ofDrill(drill: string, scope: Scope): Promise<DrillMove[]> {
    const { rows } = await database.query<DrillMove>(
      `SELECT ${COLUMNS} FROM drill_move m JOIN incident i ON i.id = m.incident
       WHERE m.drill = $3 AND ${scopeCondition(1, 'i')} ORDER BY m.made_at, m.id`,
      [...scopeParameters(scope), drill],
    );
    return rows;
  },

  /** The incident of a move in the scope; null: there is none. */
  async incidentOf(move: string, scope: Scope): Promise<string | null> {
    const { rows } = await database.query<{ incident: string }>(
      `SELECT m.incident FROM drill_move m JOIN incident i ON i.id = m.incident
       WHERE m.id = $3 AND ${scopeCondition(1, 'i')}`,
      [...scopeParameters(scope), move],
    );
    return rows[0]?.incident ?? null;
  },

  /** One move; whoever changes it holds the lock of its incident. */
  async byId(id: string): Promise<DrillMove> {
    const { rows } = await database.query<DrillMove>(
      `SELECT ${COLUMNS} FROM drill_move m WHERE m.id = $1`,
      [id],
    );
    return rows[0]!;
  },

  /** False when the thing is moved in the drill already: nothing is written then. */
  async insert(move: DrillMove, actKey: string | null): Promise<boolean> {
    const [{ at, by }] = move.steps as [DrillMove['steps'][number]];
    const { rowCount } = await database.query(
      `INSERT INTO drill_move (id, drill, incident, kind, thing, name, type, words, serves, state, open,
         steps, made_at, made_by, act_key, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14, $15, $16)
       ON CONFLICT (drill, kind, thing) WHERE open AND kind <> 'supply' DO NOTHING`,
      [
        ...[move.id, move.drill, move.incident, move.kind, move.thing, move.name, move.type],
        ...[move.words, move.serves, move.state, isMoveOpen(move), JSON.stringify(move.steps)],
        ...[at, by, actKey, move.version],
      ],
    );
    return rowCount === 1;
  },

  async update(move: DrillMove): Promise<void> {
    expectRowCount(
      await database.query(
        'UPDATE drill_move SET state = $2, open = $3, steps = $4::jsonb, version = $5 WHERE id = $1',
        [move.id, move.state, isMoveOpen(move), JSON.stringify(move.steps), move.version],
      ),
      1,
    );
  },
});
