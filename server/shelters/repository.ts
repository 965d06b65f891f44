import type { Shelter } from '../../shared/model/shelter.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn, scopedRegister } from '../database/scoped-register.ts';

const COLUMNS = [
  'id, name, class, space',
  placeColumn('place'),
  'town, grid, effective_area_square_metres AS "effectiveAreaSquareMetres"',
  'capacity, state, stream, synthetic',
].join(', ');

/** Emergency shelters. */
export const shelterRepository = (database: Queryable) =>
  scopedRegister<Shelter>(database, { table: 'shelter', columns: COLUMNS });
