import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { ProtectedObject } from '../../shared/model/protected-object.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { placeColumn, scopedRegister } from '../database/scoped-register.ts';

const COLUMNS = ['id, kind, name', placeColumn('place'), 'town, grid, synthetic'].join(', ');

/** A row with the county its town lies in. */
export type Located<Row> = Row & { county: string };

const INSERT = `
  INSERT INTO protected_object (id, kind, name, place, county, town, grid, synthetic)
  SELECT id, kind, name, place, county, town, grid, synthetic
  FROM json_to_recordset($1::json) AS given (id text, kind text, name text, place geometry,
    county text, town text, grid text, synthetic boolean)`;

/** Places that hazards must keep away from. */
export const protectedObjectRepository = (database: Queryable) => ({
  ...scopedRegister<ProtectedObject>(database, { table: 'protected_object', columns: COLUMNS }),

  /** All rows or, on any error, none. */
  async insert(rows: readonly Located<ProtectedObject>[]): Promise<void> {
    const given = rows.map(({ place, ...row }) => ({
      ...row,
      place: ewkbHex({ type: 'Point', coordinates: place }),
    }));
    expectRowCount(await database.query(INSERT, [JSON.stringify(given)]), rows.length);
  },
});
