import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { Department } from '../../shared/model/department.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn, scopedRegister } from '../database/scoped-register.ts';
import { PLATFORM_KEYS } from '../database/seed/platform-keys.ts';

const STREAM_COLUMNS = [
  'number, id, feed, metric, name',
  placeColumn('place'),
  'town, grid, period_seconds AS "periodSeconds", subject_kind AS "subjectKind", subject',
  'coalesce(bound_rule, rule) AS rule',
  'synthetic',
].join(', ');

/** The condition is word for word that of the index `journal_register_change`. */
const LAST_CHANGE = `
  SELECT coalesce(max(number), 0) FROM journal WHERE kind IN
    ('feed.created', 'stream.created', 'register.changed', 'coverage.changed', 'rule.changed')`;

/** What a screen keeps, and what it is called at this moment. */
export type Versions = { registersRevision: string; coverageVersion: string };

export const registerRepository = (database: Queryable) => ({
  streams: scopedRegister<Stream>(database, { table: 'stream', columns: STREAM_COLUMNS }),

  async departments(): Promise<Department[]> {
    const sql = 'SELECT id, name, name_english AS "nameEnglish" FROM department ORDER BY id';
    return (await database.query<Department>(sql)).rows;
  },

  /**
   * The registers' revision names the database's content, its last change and the scope: two callers of
   * one browser can never be given each other's kept answer.
   */
  async versions({ county, town }: Scope): Promise<Versions> {
    const { rows } = await database.query<{ seeded: string; coverage: string; change: number }>(
      `SELECT (${LAST_CHANGE}) AS change,
         coalesce((SELECT value FROM platform WHERE key = $1), 'empty') AS seeded,
         coalesce((SELECT value FROM platform WHERE key = $2), '0') AS coverage`,
      [PLATFORM_KEYS.seeded, PLATFORM_KEYS.coverage],
    );
    const { seeded, coverage, change } = rows[0]!;
    const registersRevision = `${seeded}.${change}.${town ?? county ?? CITY_CODE}`;
    return { registersRevision, coverageVersion: coverage };
  },
});
