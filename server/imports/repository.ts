import type { ImportRegister } from '../../shared/import/import-fields.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Queryable } from '../database/database.ts';
import { gridAt } from '../database/grid-at.ts';

const TABLES: Readonly<Record<ImportRegister, string>> = {
  'protected-objects': 'protected_object',
  'key-places': 'key_place',
  hazards: 'hazard',
  'ground-heights': 'ground_height',
};

/** Where a place lies; `index` is its place in what was asked. */
export type ImportLocation = { index: number; county: string; town: string; grid: string };

const PLACE = 'ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326)';
const LOCATE = `
  SELECT (p.ordinal - 1)::int AS index, g.county, g.town, g.code AS grid
  FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS p (lon, lat, ordinal)
  JOIN LATERAL (SELECT g.county, g.town, g.code
    ${gridAt(PLACE, { among: `g.kind <> 'micro'` })}) g ON true`;

/** What must be known of a register before rows are taken into it. */
export const importRepository = (on: Queryable) => ({
  /** Nobody else writes to the register before the end of the transaction. */
  async lock(register: ImportRegister): Promise<void> {
    await on.query(`LOCK TABLE ${TABLES[register]} IN SHARE ROW EXCLUSIVE MODE`);
  },

  /** Places outside every grid are absent. */
  async locate(places: readonly Position[]): Promise<ImportLocation[]> {
    const columns = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
    return (await on.query<ImportLocation>(LOCATE, columns)).rows;
  },

  /** Those of the codes that are taken already. */
  async taken(register: ImportRegister, codes: readonly string[]): Promise<Set<string>> {
    const sql = `SELECT id FROM ${TABLES[register]} WHERE id = ANY ($1::text[])`;
    const { rows } = await on.query<{ id: string }>(sql, [[...codes]]);
    return new Set(rows.map(({ id }) => id));
  },

  /** Every department and every venue type by id. */
  async references(): Promise<Record<'department' | 'venueType', Set<string>>> {
    const idsOf = async (table: 'department' | 'venue_type') => {
      const { rows } = await on.query<{ id: string }>(`SELECT id FROM ${table}`);
      return new Set(rows.map(({ id }) => id));
    };
    return { department: await idsOf('department'), venueType: await idsOf('venue_type') };
  },
});
