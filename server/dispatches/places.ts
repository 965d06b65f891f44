import type { Position } from '../../shared/model/common.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import { TOLD_LASTS_MS } from '../../shared/risk/dispatch-life.ts';
import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';
import { ownTaskRepository } from './own-repository.ts';

/** `at`: epoch milliseconds. */
type Heard = { place: Position; at: number; isFresh: boolean };
type Lanes = Pick<Services, 'newest' | 'telemetry'>;

/** Where the stream of a unit was last heard, and whether that is within its contract; null: never. */
export function heardPlace({ newest, telemetry }: Lanes, stream: string | null): Heard | null {
  const known = stream === null ? undefined : telemetry.catalogue().streamsById.get(stream);
  const reading = known && newest.get(known.number);
  if (!reading || reading.lon === null || reading.lat === null) return null;
  return {
    place: [reading.lon, reading.lat],
    at: reading.at,
    isFresh: reading.condition !== CONDITION_CODE.unknown,
  };
}

/** Where a unit is while it takes a step, by its page or its stream; null when that is not known or old. */
export async function placeOfUnit(
  services: Lanes & Pick<Services, 'clock'>,
  transaction: Queryable,
  resource: string,
): Promise<Position | null> {
  const repository = ownTaskRepository(transaction);
  const told = (await repository.placesOf([resource])).get(resource);
  if (told && services.clock.now() - Date.parse(told.at) < TOLD_LASTS_MS) return told.place;
  const [unit] = await repository.units([resource]);
  const heard = heardPlace(services, unit?.stream ?? null);
  return heard?.isFresh ? heard.place : null;
}
