import type { SeedShelterFile } from '../../../geodata/read.ts';
import type { Shelter } from '../../../shared/model/shelter.ts';
import { classCapacity } from '../../../shared/risk/shelter-capacity.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

/** Who verified and who ordered in the demonstration. */
const VERIFIED_BY = 'demo-coordinator';
const ORDERED_BY = 'emergency';

const INSERT_FILES = `
  INSERT INTO shelter_file (shelter, version, facilities, recorded_at, verified_at, verified_by)
  SELECT shelter, 1, facilities, at, verified, by
  FROM json_to_recordset($1::json) AS given (shelter text, facilities jsonb, at timestamptz,
    verified timestamptz, by text)`;

const INSERT_STEPS = `
  INSERT INTO shelter_step (shelter, state, at, reason, opening_order)
  SELECT shelter, state, at, reason, "order"
  FROM json_to_recordset($1::json) AS given (shelter text, state text, at timestamptz, reason text,
    "order" jsonb)`;

/** The register's shelters with the capacity their files lead to. */
export function withCapacities(
  shelters: readonly Shelter[],
  files: readonly SeedShelterFile[],
): Shelter[] {
  const byId = new Map(files.map((file) => [file.shelter, file.facilities]));
  return shelters.map((shelter) => {
    const facilities = byId.get(shelter.id);
    if (facilities === undefined) return shelter;
    return { ...shelter, capacity: classCapacity(shelter.class, facilities).places };
  });
}

/** @param at ISO instant of recording, which is also when each shelter came to be in its state */
export async function seedShelterFiles(
  on: Queryable,
  shelters: readonly Shelter[],
  files: readonly SeedShelterFile[],
  at: string,
): Promise<void> {
  const rows = files.map(({ shelter, facilities, verifiedDaysAgo: days }) => ({
    ...{ shelter, facilities, at },
    verified: days === null ? null : new Date(Date.parse(at) - days * DAY_MS).toISOString(),
    by: days === null ? null : VERIFIED_BY,
  }));
  await insertRows(on, INSERT_FILES, rows);
  const stateOf = new Map(shelters.map(({ id, state }) => [id, state]));
  const steps = files.flatMap(({ shelter, reason, order }) => {
    const state = stateOf.get(shelter);
    if (state === undefined) return [];
    const given = order && { number: order, issuedBy: ORDERED_BY, issuedAt: at };
    return [{ shelter, state, at, reason, order: given }];
  });
  await insertRows(on, INSERT_STEPS, steps);
}
