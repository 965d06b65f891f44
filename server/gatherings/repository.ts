import type { Gathering } from '../../shared/model/gathering.ts';
import type { Queryable } from '../database/database.ts';
import { outlineColumn, placeColumn, scopedRegister } from '../database/scoped-register.ts';

const COLUMNS = [
  'id, venue, name, permit_mode AS "permitMode", motion',
  placeColumn('place'),
  outlineColumn('outline'),
  'effective_area_square_metres AS "effectiveAreaSquareMetres"',
  'approved_capacity AS "approvedCapacity", town, stream, synthetic',
].join(', ');

/** Zones where people gather: counts and densities only. */
export const gatheringRepository = (database: Queryable) =>
  scopedRegister<Gathering>(database, { table: 'gathering', columns: COLUMNS });
