import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import {
  EXPOSURE_METRES,
  exposureFactor,
  PERSONS_A_HOUSEHOLD,
} from '../../shared/risk/exposure.ts';
import { GAS_ZONES, gasReachOf } from '../../shared/risk/gas-zones.ts';
import { freshness } from '../../shared/risk/silence.ts';
import {
  type Found,
  type FoundUnit,
  type GasFinding,
  MOST_SQUARE_METRES,
  type PlaceAnswer,
  type PlaceQuestion,
  type Surroundings,
  toldEstimate,
  toldInTens,
  toldPopulation,
} from '../../shared/wire/place-question.ts';
import type { Queryable } from '../database/database.ts';
import { usableOutline } from '../database/usable-outline.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { problem } from '../plugins/errors.ts';
import {
  type Asked,
  type NearPipe,
  questionRepository,
  type SeenUnit,
} from './question-repository.ts';

/** Ground that may be asked about. @throws Problem 422 on an outline that cannot be, or too much ground */
export async function askableOutline(on: Queryable, outline: unknown): Promise<PolygonGeometry> {
  const { polygon, squareMetres } = await usableOutline(on, outline);
  if (squareMetres > MOST_SQUARE_METRES) {
    const got = `got ${Math.round(squareMetres)}`;
    throw problem(422, 'area-too-large', `outline: expected ≤ ${MOST_SQUARE_METRES} m², ${got}`);
  }
  return polygon;
}

function gasFinding(pipe: NearPipe): GasFinding[] {
  const { id, name, pressure, responsibleUnit, course } = pipe;
  const { zone, ...away } = gasReachOf(pipe);
  if (zone === null) return [];
  return [{ id, name, pressure, responsibleUnit, course, zone, ...away, ...GAS_ZONES[pressure] }];
}

const gridsTold = (
  rows: readonly { code: string; name: string | null; households: number; total: number }[],
): PlaceAnswer['grids'] => ({
  total: rows[0]?.total ?? 0,
  items: rows.map(({ code, name, households }) => ({
    ...{ code, name },
    population: toldPopulation(households, households * PERSONS_A_HOUSEHOLD),
  })),
});

/** A unit with what its place is known by at `now`, ms. */
function unitTold({ heard, periodSeconds, ...unit }: SeenUnit, now: number): FoundUnit {
  if (heard === null || periodSeconds === null) {
    return { ...unit, source: 'base', at: null, state: 'unknown' };
  }
  const state = freshness(Date.parse(heard), periodSeconds, now);
  return { ...unit, source: 'heard', at: heard, state };
}

async function unitsTold(on: Queryable, scope: Scope, asked: Asked, now: number) {
  const { total, items } = await questionRepository(on).things<SeenUnit>('units', scope, asked);
  return { total, items: items.map((unit) => unitTold(unit, now)) };
}

async function answerOf(
  on: Queryable,
  scope: Scope,
  asked: Asked,
  now: number,
): Promise<PlaceAnswer> {
  const questions = questionRepository(on);
  const { households, covered, area } = await questions.households(scope, asked.outline, null);
  const population = households * PERSONS_A_HOUSEHOLD;
  const grids = gridsTold(await questions.grids(scope, asked));
  // What is left of an exact total beside the parts that are told would be the part that is not.
  const hidesOne = grids.items.some((grid) => grid.population === '<10');
  return {
    outline: asked.outline,
    areaSquareMetres: area,
    coveredShare: area > 0 ? Math.min(1, covered / area) : 0,
    households: hidesOne ? toldInTens(households) : toldEstimate(households),
    population: hidesOne ? toldInTens(population) : toldPopulation(households, population),
    grids,
    hazards: await questions.things('hazards', scope, asked),
    protectedObjects: await questions.things('protectedObjects', scope, asked),
    streams: await questions.things<Found>('streams', scope, asked),
    shelters: await questions.things<Found>('shelters', scope, asked),
    gatherings: await questions.things<Found>('gatherings', scope, asked),
    units: await unitsTold(on, scope, asked, now),
    alert: null,
    gas: [],
  };
}

/** The pipes whose zones ground reaches into, whoever's area they run through. */
export const gasNear = async (on: Queryable, outline: PolygonGeometry): Promise<GasFinding[]> =>
  // What is buried does not depend on whose area the asker may see.
  (await questionRepository(on).pipes(WHOLE_CITY, { outline, origin: null })).flatMap(gasFinding);

/** Ground somebody drew may be dug up: the gas pipes whose zones it reaches into. A circle is only a look around. */
async function withGas(
  on: Queryable,
  scope: Scope,
  asked: Asked,
  now: number,
): Promise<PlaceAnswer> {
  const answer = await answerOf(on, scope, asked, now);
  // A neighbour's pipe may run through the asker's ground: there he must know of it, elsewhere not.
  if (answer.coveredShare === 0) return answer;
  const gas = await gasNear(on, asked.outline);
  const worst = gas.some(({ zone }) => zone === 'protected') ? 'protected' : gas[0]?.zone;
  return { ...answer, alert: worst ?? null, gas };
}

/** What lies in a drawn polygon, or around a place, at `now` (epoch ms). Changes nothing. @throws Problem 422 */
export async function answerQuestion(
  database: Queryable,
  scope: Scope,
  question: PlaceQuestion,
  now: number,
): Promise<PlaceAnswer> {
  if ('outline' in question) {
    const outline = await askableOutline(database, question.outline);
    return withGas(database, scope, { outline, origin: null }, now);
  }
  const outline = await questionRepository(database).around(question.around, question.metres);
  const origin = { type: 'Point', coordinates: question.around };
  return answerOf(database, scope, { outline, origin }, now);
}

/** What lies around a hazard, itself left out, and the factor α it gives. @throws Problem 404 */
export async function surroundingsOf(
  database: Queryable,
  scope: Scope,
  { id, metres }: { id: string; metres: number },
  now: number,
): Promise<Surroundings> {
  const questions = questionRepository(database);
  const asked = await questions.aroundHazard(id, metres, scope);
  const exposed = await questions.aroundHazard(id, EXPOSURE_METRES, scope);
  if (!asked || !exposed) {
    throw problem(404, 'hazard-not-found', `there is no hazard ${id} in your area`);
  }
  // Who is exposed does not depend on whose area the asker may see.
  const { households } = await questions.households(WHOLE_CITY, exposed.outline, exposed.own);
  const population = households * PERSONS_A_HOUSEHOLD;
  const answer = await answerOf(database, scope, asked, now);
  const others = answer.hazards.items.filter((hazard) => hazard.id !== id);
  return {
    metres,
    exposure: {
      metres: EXPOSURE_METRES,
      population: toldPopulation(households, population),
      alpha: exposureFactor(population),
    },
    watchedBy: await hazardRepository(database).watchedBy(id, scope),
    answer: { ...answer, hazards: { total: answer.hazards.total - 1, items: others } },
  };
}
