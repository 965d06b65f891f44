import type { Position } from '../../shared/model/common.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';

type Heard = { place: Position; isFresh: boolean };
type Lanes = Pick<Services, 'newest' | 'telemetry'>;

/** Where the stream of a unit was last heard, and whether that is within its contract; null: never. */
export function heardPlace({ newest, telemetry }: Lanes, stream: string | null): Heard | null {
  const known = stream === null ? undefined : telemetry.catalogue().streamsById.get(stream);
  const reading = known && newest.get(known.number);
  if (!reading || reading.lon === null || reading.lat === null) return null;
  return {
    place: [reading.lon, reading.lat],
    isFresh: reading.condition !== CONDITION_CODE.unknown,
  };
}

/** Where a unit is while it takes a step; null when that is not known or old. */
export async function placeOfUnit(
  lanes: Lanes,
  transaction: Queryable,
  resource: string,
): Promise<Position | null> {
  const { rows } = await transaction.query<{ stream: string | null }>(
    'SELECT stream FROM resource WHERE id = $1',
    [resource],
  );
  const heard = heardPlace(lanes, rows[0]?.stream ?? null);
  return heard?.isFresh ? heard.place : null;
}
