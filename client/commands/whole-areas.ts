import type { TableName } from '../../shared/model/table-export.ts';
import type { WholeArea } from '../../shared/model/warning.ts';
import { type Answer, api } from '../live/api.ts';
import { type Row, rowKey } from '../panels/table/row.ts';

/**
 * Rows as they are handed out with their geometry. A warning is listed with an outline some 80 m off, which is enough to
 * see; who works on with a file gets the area as it came. A warning that is gone meanwhile keeps its outline.
 */
export async function withWholeAreas(
  table: TableName,
  rows: readonly Row[],
): Promise<Answer<readonly Row[]>> {
  if (table !== 'warnings') return { ok: true, value: rows };
  const path = `/api/warnings/areas?ids=${rows.map(rowKey).join(',')}`;
  const answer = await api.get<{ areas: WholeArea[] }>(path);
  if (!answer.ok) return answer;
  const areas = new Map(answer.value.areas.map(({ id, area }) => [String(id), area]));
  const whole = rows.map((row) => ({ ...row, geometry: areas.get(rowKey(row)) ?? row.geometry }));
  return { ok: true, value: whole };
}
