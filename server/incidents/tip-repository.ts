import type { Box } from '../../shared/geo/envelope.ts';
import type { Scope } from '../../shared/model/account.ts';
import {
  type IncidentTip,
  MOST_TIPS_LISTED,
  type TipCount,
} from '../../shared/model/incident-tip.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** What an incident's card tells of a tip: what its sender left to be reached by is not even asked for. */
const COLUMNS = `t.id, t.class, t.words, ${placeColumn('t.place', 'place')}, t.state,
  t.received_at AS "receivedAt"`;

/** Some tips of a box are too far from the incident all the same. */
const MOST_IN_A_BOX = 5 * MOST_TIPS_LISTED;

type PlacedTip = Omit<IncidentTip, 'metres'>;

/** Which tips speak of which incident. */
export const incidentTipRepository = (database: Queryable) => ({
  /** Those of an incident that lie in the scope, newest first. */
  async linked(incident: string, scope: Scope): Promise<PlacedTip[]> {
    const { rows } = await database.query<PlacedTip>(
      `SELECT ${COLUMNS} FROM incident_tip l JOIN tip t ON t.id = l.tip
       WHERE l.incident = $1 AND ${scopeCondition(2, 't')}
       ORDER BY t.received_at DESC, t.id LIMIT ${MOST_TIPS_LISTED}`,
      [incident, ...scopeParameters(scope)],
    );
    return rows;
  },

  /** Those in a box that are open and of no incident, newest first. */
  async open(box: Box, scope: Scope): Promise<PlacedTip[]> {
    const { rows } = await database.query<PlacedTip>(
      `SELECT ${COLUMNS} FROM tip t
       WHERE t.place && ST_MakeEnvelope($1, $2, $3, $4, 4326) AND t.state <> 'closed'
         AND NOT EXISTS (SELECT FROM incident_tip l WHERE l.tip = t.id) AND ${scopeCondition(5, 't')}
       ORDER BY t.received_at DESC, t.id LIMIT ${MOST_IN_A_BOX}`,
      [...box, ...scopeParameters(scope)],
    );
    return rows;
  },

  /** How many are linked, of whichever area, and when the first and the last were received. */
  async count(incident: string): Promise<TipCount> {
    const { rows } = await database.query<TipCount>(
      `SELECT count(*)::int AS count, min(t.received_at) AS "firstAt", max(t.received_at) AS "lastAt"
       FROM incident_tip l JOIN tip t ON t.id = l.tip WHERE l.incident = $1`,
      [incident],
    );
    return rows[0]!;
  },

  /** Links a tip whose row the caller has locked. Null: it is linked now; else the incident that has it already. */
  async link(tip: string, incident: string, by: string, at: string): Promise<string | null> {
    const { rowCount } = await database.query(
      `INSERT INTO incident_tip (tip, incident, linked_at, linked_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (tip) DO NOTHING`,
      [tip, incident, at, by],
    );
    if (rowCount === 1) return null;
    const { rows } = await database.query<{ incident: string }>(
      'SELECT incident FROM incident_tip WHERE tip = $1',
      [tip],
    );
    return rows[0]!.incident;
  },

  /** False when it is not of this incident. */
  async unlink(tip: string, incident: string): Promise<boolean> {
    const { rowCount } = await database.query(
      'DELETE FROM incident_tip WHERE tip = $1 AND incident = $2',
      [tip, incident],
    );
    return rowCount === 1;
  },

  /** Brings every tip of an incident along to the one it was merged into. */
  async bring(from: string, into: string): Promise<void> {
    await database.query('UPDATE incident_tip SET incident = $2 WHERE incident = $1', [from, into]);
  },
});
