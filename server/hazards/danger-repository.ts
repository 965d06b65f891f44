import type { Scope } from '../../shared/model/account.ts';
import type { Danger } from '../../shared/model/danger.ts';
import type { HazardFile } from '../../shared/model/hazard-file.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `
  d.id, d.hazard, h.name AS "hazardName", d.county, d.town, d.state, d.version, d.origin, d.finding,
  d.severity, d.rectification, d.found_at AS "foundAt", d.found_by AS "foundBy",
  d.graded_by AS "gradedBy", d.supervised_at AS "supervisedAt", d.escalated_at AS "escalatedAt",
  d.rectified_at AS "rectifiedAt", d.rectified_by AS "rectifiedBy",
  d.removed_by_authority AS "removedByAuthority", d.reviewed_at AS "reviewedAt",
  d.reviewed_by AS "reviewedBy", d.closed_at AS "closedAt", d.changed_at AS "changedAt",
  d.changed_by AS "changedBy", d.synthetic`;
const FROM = 'FROM danger d JOIN hazard h ON h.id = d.hazard';

const MOST_OF_ONE = 100;
/** More open ones than anybody reads; the worst and most urgent come first. */
const MOST_OPEN = 1_000;

const WRITTEN = [
  ...['id', 'hazard', 'county', 'town', 'state', 'version', 'origin', 'finding', 'severity'],
  ...['rectification', 'deadline', 'found_at', 'found_by', 'graded_by'],
  ...['supervised_at', 'escalated_at'],
  ...['rectified_at', 'rectified_by', 'removed_by_authority', 'reviewed_at', 'reviewed_by'],
  ...['closed_at', 'changed_at', 'changed_by', 'synthetic'],
];

const valuesOf = (danger: Danger): unknown[] => [
  ...[danger.id, danger.hazard, danger.county, danger.town, danger.state, danger.version],
  ...[danger.origin, danger.finding, danger.severity, danger.rectification],
  ...[danger.rectification?.deadline ?? null, danger.foundAt, danger.foundBy],
  danger.gradedBy,
  ...[danger.supervisedAt, danger.escalatedAt, danger.rectifiedAt, danger.rectifiedBy],
  ...[danger.removedByAuthority, danger.reviewedAt, danger.reviewedBy, danger.closedAt],
  ...[danger.changedAt, danger.changedBy, danger.synthetic],
];

/** Hidden dangers, each with the name of the hazard it was found at. */
export const dangerRepository = (database: Queryable) => ({
  /** Those not yet closed: major ones first, then by deadline, those without one last. */
  async open(scope: Scope): Promise<Danger[]> {
    const { rows } = await database.query<Danger>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.state <> 'closed' AND ${scopeCondition(1, 'd')}
       ORDER BY d.severity = 'major' DESC NULLS LAST, d.deadline NULLS LAST, d.found_at, d.id
       LIMIT ${MOST_OPEN}`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** All of one hazard, newest first. */
  async ofHazard(hazard: string): Promise<Danger[]> {
    const { rows } = await database.query<Danger>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.hazard = $1 ORDER BY d.found_at DESC, d.id DESC
       LIMIT ${MOST_OF_ONE}`,
      [hazard],
    );
    return rows;
  },

  async openOf(hazard: string): Promise<number> {
    const { rows } = await database.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM danger WHERE hazard = $1 AND state <> 'closed'`,
      [hazard],
    );
    return rows[0]!.open;
  },

  /** One in the scope, held until the end of the transaction; null when there is none. */
  async lock(id: string, scope: Scope): Promise<Danger | null> {
    const { rows } = await database.query<Danger>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = $3 AND ${scopeCondition(1, 'd')} FOR UPDATE OF d`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** False when the id is taken. */
  async create(danger: Danger): Promise<boolean> {
    const given = WRITTEN.map((_, index) => `$${index + 1}`);
    const { rowCount } = await database.query(
      `INSERT INTO danger (${WRITTEN.join(', ')}) VALUES (${given.join(', ')})
       ON CONFLICT (id) DO NOTHING`,
      valuesOf(danger),
    );
    return rowCount === 1;
  },

  /** Puts the dangers of a hazard where the hazard lies. */
  async moveWith({ id, county, town }: Pick<HazardFile, 'id' | 'county' | 'town'>): Promise<void> {
    await database.query(
      `UPDATE danger SET county = $2, town = $3 WHERE hazard = $1 AND (county, town) <> ($2, $3)`,
      [id, county, town],
    );
  },

  async write(danger: Danger): Promise<void> {
    const given = WRITTEN.map((column, index) => `${column} = $${index + 1}`).slice(1);
    await database.query(`UPDATE danger SET ${given.join(', ')} WHERE id = $1`, valuesOf(danger));
  },
});
