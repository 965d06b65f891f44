import { checkGeometry } from '../../shared/geo/geometry-gate.ts';
import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import { problem } from '../plugins/errors.ts';
import type { Queryable } from './database.ts';

/**
 * Lets only a polygon through that is sound in its structure and crosses itself nowhere.
 * @throws Problem 422 that names the field and the fault
 */
export async function checkOutline(
  database: Queryable,
  outline: PolygonGeometry | null,
): Promise<void> {
  if (outline === null) return;
  const gate = checkGeometry(outline, ['Polygon']);
  if (gate.valid) {
    const { rows } = await database.query<{ valid: boolean }>(
      'SELECT ST_IsValid($1::geometry) AS valid',
      [ewkbHex(outline)],
    );
    if (rows[0]?.valid === true) return;
  }
  const fault = gate.valid ? 'crosses-itself' : gate.reason;
  throw problem(422, 'outline-unusable', `outline: expected a simple polygon, got ${fault}`, gate);
}
