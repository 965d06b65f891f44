import { CITY_CODE } from '../../shared/model/area.ts';

/** The parameter of the conditions below for an area that was asked for; null, the whole city, bounds nothing. */
export const areaParameter = (area: string | undefined): string | null =>
  area === undefined || area === CITY_CODE ? null : area;

/** Keeps rows of `grid` to an area: a county, town, community or one grid. @param parameter e.g. 3 for `$3` */
export const gridInArea = (parameter: number, alias: string): string =>
  `($${parameter}::text IS NULL OR $${parameter}
    IN (${alias}.county, ${alias}.town, ${alias}.community, ${alias}.code))`;

/** Keeps rows that name a `grid`, whatever became of it since, to an area as above. */
export const namedGridInArea = (parameter: number, alias: string): string =>
  `($${parameter}::text IS NULL OR $${parameter} IN (${alias}.county, ${alias}.town, ${alias}.grid)
    OR ${alias}.grid IN (SELECT code FROM grid WHERE community = $${parameter}))`;
