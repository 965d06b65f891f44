import type { HazardFacts } from '../../shared/model/hazard-file.ts';
import { isRealDay } from '../../shared/model/moment.ts';
import type { Queryable } from '../database/database.ts';
import { checkOutlineOf } from '../database/usable-outline.ts';
import type { Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import { problem } from '../plugins/errors.ts';
import { streamRepository } from '../streams/repository.ts';
import { hazardFileRepository } from './file-repository.ts';

/** Where a hazard stands by its place. */
export type Standing = { county: string; town: string; grid: string | null };

/**
 * Where facts that are right by their schema lie, if they can be true together.
 * @param today in Shanghai, `2026-07-06`
 * @throws Problem 422 that names the field, what was expected and what came
 */
export async function checkFacts(
  database: Queryable,
  caller: Caller,
  facts: HazardFacts,
  today: string,
): Promise<Standing> {
  const { lastDrill } = facts;
  if (lastDrill !== null && !(isRealDay(lastDrill) && lastDrill <= today)) {
    throw problem(
      422,
      'day-unusable',
      `lastDrill: expected a day up to ${today}, got ${lastDrill}`,
    );
  }
  const files = hazardFileRepository(database);
  if (!(await files.departmentExists(facts.department))) {
    const expected = 'expected a registered department';
    throw problem(422, 'unknown-department', `department: ${expected}, got ${facts.department}`);
  }
  if (facts.foodGrade !== null && facts.class !== 'food-site') {
    const expected = 'expected null for anything but a food site';
    throw problem(422, 'grade-without-food', `foodGrade: ${expected}, got ${facts.foodGrade}`);
  }
  if (new Set(facts.stock.map(({ substance }) => substance)).size < facts.stock.length) {
    throw problem(422, 'substance-twice', 'stock: expected each substance once');
  }
  const { place, outline } = facts;
  if (outline !== null) await checkOutlineOf(database, { place, outline });
  return locate(database, caller, facts);
}

async function locate(
  database: Queryable,
  { scope }: Caller,
  { place, territory }: HazardFacts,
): Promise<Standing> {
  const { county, town, grid } = await streamRepository(database).locate(place);
  if (county === null || town === null || !inScope(scope, county, town)) {
    throw problem(422, 'outside-area', 'place: expected [lon, lat] within your area');
  }
  if (territory !== null && territory !== town && territory !== county) {
    const expected = `expected ${town} or ${county}, where its place lies`;
    throw problem(422, 'territory-elsewhere', `territory: ${expected}, got ${territory}`);
  }
  return { county, town, grid };
}
