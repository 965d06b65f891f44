import type { Scope } from '../../shared/model/account.ts';
import type { Case, CaseSubject } from '../../shared/model/case.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/**
 * What a case is opened about: what it is by the rule table, where, and since when somebody waits. What is of a drill
 * goes to no department.
 */
export type SubjectFacts = Pick<Case, 'place' | 'grid' | 'county' | 'town' | 'synthetic'> & {
  what: string;
  receivedAt: string;
};

const PLACE = (column: string): string =>
  `CASE WHEN ${column} IS NOT NULL THEN ARRAY[ST_X(${column}), ST_Y(${column})] END AS place`;

const READ: Readonly<Record<CaseSubject, string>> = {
  incident: `SELECT s.kind AS what, ${PLACE('s.place')}, s.grid, s.county, s.town,
    s.received_at AS "receivedAt", s.synthetic FROM incident s WHERE s.id = $1 AND s.drill IS NULL`,
  tip: `SELECT s.class AS what, ${PLACE('s.place')}, s.grid, s.county, s.town,
    s.received_at AS "receivedAt", false AS synthetic FROM tip s WHERE s.id = $1`,
  alarm: `SELECT s.subject_kind AS what, ${PLACE('s.place')}, s.grid, s.county, s.town,
    s.raised_at AS "receivedAt", s.synthetic FROM alarm s
    WHERE s.id::text = $1 AND s.county IS NOT NULL`,
  'grid-task': `SELECT s.department AS what, NULL AS place, s.grid, s.county, s.town,
    s.assigned_at AS "receivedAt", s.synthetic FROM grid_task s WHERE s.id = $1`,
};

/** The things a case can point to, and the areas it goes to. */
export const caseSubjectRepository = (database: Queryable) => ({
  async facts(kind: CaseSubject, id: string, scope: Scope): Promise<SubjectFacts | null> {
    const { rows } = await database.query<SubjectFacts>(
      `${READ[kind]} AND ${scopeCondition(2, 's')}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** The towns that lie at a place or so near it, by code. */
  async townsAt([lon, lat]: readonly [number, number], metres: number): Promise<string[]> {
    const { rows } = await database.query<{ code: string }>(
      `SELECT code FROM area WHERE level = 'town' AND outline IS NOT NULL
         AND outline && ST_Expand(ST_SetSRID(ST_MakePoint($1, $2), 4326), $3::float8 / 50000)
         AND ST_DWithin(outline::geography, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3::float8)
       ORDER BY code`,
      [lon, lat, metres],
    );
    return rows.map(({ code }) => code);
  },

  async countyOf(town: string): Promise<string> {
    const { rows } = await database.query<{ county: string }>(
      'SELECT coalesce(county, parent) AS county FROM area WHERE code = $1',
      [town],
    );
    return rows[0]!.county;
  },
});
