import type { Resource } from '../../shared/model/resource.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn, scopedRegister } from '../database/scoped-register.ts';

const COLUMNS = [
  'id, call_sign AS "callSign", type, department',
  placeColumn('base'),
  'town, status, stream, synthetic',
].join(', ');

/** Teams and vehicles, known by call-sign. */
export const resourceRepository = (database: Queryable) =>
  scopedRegister<Resource>(database, { table: 'resource', columns: COLUMNS });
