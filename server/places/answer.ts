import { checkGeometry } from '../../shared/geo/geometry-gate.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import {
  EXPOSURE_METRES,
  exposureFactor,
  PERSONS_A_HOUSEHOLD,
} from '../../shared/risk/exposure.ts';
import { GAS_ZONES, gasZoneAt } from '../../shared/risk/gas-zones.ts';
import {
  type Found,
  type GasFinding,
  MOST_SQUARE_METRES,
  type PlaceAnswer,
  type PlaceQuestion,
  type Surroundings,
  toldEstimate,
  toldPopulation,
} from '../../shared/wire/place-question.ts';
import type { Queryable } from '../database/database.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { problem } from '../plugins/errors.ts';
import { type Asked, type NearPipe, questionRepository } from './question-repository.ts';

/** Who is exposed and what is buried does not depend on whose area the asker may see. */
const EVERYWHERE: Scope = { county: null, town: null };

/** A place by its ring and position in it, counted from 1, as people count. */
const placeInRing = (ring: number, position: number): string =>
  `outline: ring ${ring + 1}${position < 0 ? '' : `, position ${position + 1}`}`;

/** The ring that passes nearest to a place: the one a fault there belongs to. */
function ringAt(rings: readonly (readonly Position[])[], [lon, lat]: Position): number {
  const offsets = rings.map((ring) =>
    Math.min(
      ...ring.slice(1).map((to, index) => {
        const [west, south] = ring[index]!;
        const [dx, dy] = [to[0] - west, to[1] - south];
        const along = ((lon - west) * dx + (lat - south) * dy) / (dx * dx + dy * dy || 1);
        const share = Math.max(0, Math.min(1, along));
        return Math.hypot(lon - west - share * dx, lat - south - share * dy);
      }),
    ),
  );
  return offsets.indexOf(Math.min(...offsets));
}

/** @throws Problem 422 that names the ring and the place of the fault (FAULTS.md F23), or too much ground */
export async function usableOutline(on: Queryable, outline: unknown): Promise<PolygonGeometry> {
  const gate = checkGeometry(outline, ['Polygon']);
  if (!gate.valid) {
    const where = placeInRing(Math.max(0, gate.ring), gate.position);
    throw problem(422, 'outline-unusable', `${where}: ${gate.reason}`, gate);
  }
  const polygon = outline as PolygonGeometry;
  const { valid, reason, place, area } = await questionRepository(on).validity(polygon);
  if (!valid) {
    const ring = place === null ? 0 : ringAt(polygon.coordinates as Position[][], place);
    const where = place === null ? '' : ` at ${place.join(', ')}`;
    const told = `${placeInRing(ring, -1)}${where}: ${reason ?? 'invalid'}`;
    throw problem(422, 'outline-unusable', told, { ring, place, reason });
  }
  if (area > MOST_SQUARE_METRES) {
    const got = `got ${Math.round(area)}`;
    throw problem(422, 'area-too-large', `outline: expected ≤ ${MOST_SQUARE_METRES} m², ${got}`);
  }
  return polygon;
}

function gasFinding(pipe: NearPipe): GasFinding[] {
  const zone = gasZoneAt(pipe.pressure, pipe.metres);
  return zone === null ? [] : [{ ...pipe, zone, ...GAS_ZONES[pipe.pressure] }];
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

async function answerOf(on: Queryable, scope: Scope, asked: Asked): Promise<PlaceAnswer> {
  const questions = questionRepository(on);
  const { households, covered, area } = await questions.households(scope, asked.outline, null);
  return {
    outline: asked.outline,
    areaSquareMetres: area,
    coveredShare: area > 0 ? Math.min(1, covered / area) : 0,
    households: toldEstimate(households),
    population: toldPopulation(households, households * PERSONS_A_HOUSEHOLD),
    grids: gridsTold(await questions.grids(scope, asked)),
    hazards: await questions.things('hazards', scope, asked),
    protectedObjects: await questions.things('protectedObjects', scope, asked),
    streams: await questions.things<Found>('streams', scope, asked),
    shelters: await questions.things<Found>('shelters', scope, asked),
    gatherings: await questions.things<Found>('gatherings', scope, asked),
    units: await questions.things<Found>('units', scope, asked),
    alert: null,
    gas: [],
  };
}

/** The pipes whose zones ground reaches into, whoever's area they run through. */
export const gasNear = async (on: Queryable, outline: PolygonGeometry): Promise<GasFinding[]> =>
  (await questionRepository(on).pipes(EVERYWHERE, { outline, origin: null })).flatMap(gasFinding);

/** Ground somebody drew may be dug up: the gas pipes whose zones it reaches into. A circle is only a look around. */
async function withGas(on: Queryable, scope: Scope, asked: Asked): Promise<PlaceAnswer> {
  const answer = await answerOf(on, scope, asked);
  // A neighbour's pipe may run through the asker's ground: there he must know of it, elsewhere not.
  if (answer.coveredShare === 0) return answer;
  const gas = await gasNear(on, asked.outline);
  const worst = gas.some(({ zone }) => zone === 'protected') ? 'protected' : gas[0]?.zone;
  return { ...answer, alert: worst ?? null, gas };
}

/** What lies in a drawn polygon, or around a place. Changes nothing. @throws Problem 422 */
export async function answerQuestion(
  database: Queryable,
  scope: Scope,
  question: PlaceQuestion,
): Promise<PlaceAnswer> {
  if ('outline' in question) {
    const outline = await usableOutline(database, question.outline);
    return withGas(database, scope, { outline, origin: null });
  }
  const outline = await questionRepository(database).around(question.around, question.metres);
  const origin = { type: 'Point', coordinates: question.around };
  return answerOf(database, scope, { outline, origin });
}

/** What lies around a hazard, itself left out, and the factor α it gives. @throws Problem 404 */
export async function surroundingsOf(
  database: Queryable,
  scope: Scope,
  { id, metres }: { id: string; metres: number },
): Promise<Surroundings> {
  const questions = questionRepository(database);
  const asked = await questions.aroundHazard(id, metres, scope);
  const exposed = await questions.aroundHazard(id, EXPOSURE_METRES, scope);
  if (!asked || !exposed) {
    throw problem(404, 'hazard-not-found', `there is no hazard ${id} in your area`);
  }
  const { households } = await questions.households(EVERYWHERE, exposed.outline, exposed.own);
  const population = households * PERSONS_A_HOUSEHOLD;
  const answer = await answerOf(database, scope, asked);
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
