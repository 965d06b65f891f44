import type { Hazard } from '../../shared/model/hazard.ts';
import type { Queryable } from '../database/database.ts';
import { outlineColumn, placeColumn, scopedRegister } from '../database/scoped-register.ts';

const COLUMNS = [
  'id, form, class, name',
  placeColumn('place'),
  outlineColumn('outline'),
  'town, grid, risk, responsible_unit AS "responsibleUnit", department, synthetic',
].join(', ');

/** Registered hazards, points and areas. */
export const hazardRepository = (database: Queryable) =>
  scopedRegister<Hazard>(database, { table: 'hazard', columns: COLUMNS });
