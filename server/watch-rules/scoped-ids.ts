import type { Scope } from '../../shared/model/account.ts';
import type { WatchPart } from '../../shared/wire/watch-rule.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Which of these streams and units lie in the scope, as `kind:id`. */
export async function scopedIds(
  database: Queryable,
  parts: readonly Pick<WatchPart, 'kind' | 'id'>[],
  scope: Scope,
): Promise<Set<string>> {
  const named = (wanted: WatchPart['kind']) =>
    parts.flatMap(({ kind, id }) => (kind === wanted ? id : []));
  const { rows } = await database.query<{ name: string }>(
    `SELECT 'stream:' || id AS name FROM stream WHERE id = ANY ($3::text[]) AND ${scopeCondition(1)}
     UNION ALL
     SELECT 'unit:' || id FROM resource WHERE id = ANY ($4::text[]) AND ${scopeCondition(1)}`,
    [...scopeParameters(scope), named('stream'), named('unit')],
  );
  return new Set(rows.map(({ name }) => name));
}
