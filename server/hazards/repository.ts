import type { Hazard } from '../../shared/model/hazard.ts';
import type { Queryable } from '../database/database.ts';
import { outlineColumn, placeColumn, scopedRegister } from '../database/scoped-register.ts';

const COLUMNS = [
  'id, form, class, name',
  placeColumn('place'),
  outlineColumn('outline'),
  'town, grid, risk, responsible_unit AS "responsibleUnit", department, synthetic',
].join(', ');

/** Hazards as every screen holds them, points and areas; one whose file was closed is no hazard any more. */
export const hazardRepository = (database: Queryable) =>
  scopedRegister<Hazard>(database, {
    table: "(SELECT * FROM hazard WHERE state <> 'closed') AS standing",
    columns: COLUMNS,
  });
