import { metresToOutline } from '../../shared/geo/outline-distance.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import {
  type DraftQuestion,
  type EvacuationPlan,
  MOST_GRIDS,
} from '../../shared/model/evacuation.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { evacuationNotice } from '../../shared/risk/evacuation-notice.ts';
import type { ShelterOffer } from '../../shared/risk/evacuation-offer.ts';
import { evacuationPlan } from '../../shared/risk/evacuation-plan.ts';
import type { EvacuationDraft } from '../../shared/wire/evacuation.ts';
import { affectedGround, type SeenGround } from '../affected-area/area.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type KeptShelter, shelterFileRepository } from '../shelters/file-repository.ts';
import { occupancyOf } from '../shelters/occupancy.ts';
import { type AreaGrid, groundRepository } from './ground-repository.ts';
import { evacuationRepository, type Promised } from './repository.ts';

/** The newest count there is of a shelter, however old; null: there never was one. */
export function lastCountOf({ newest, telemetry }: Services, { shelter, counted }: KeptShelter) {
  if (shelter.stream === null) return counted?.count ?? null;
  const number = telemetry.catalogue().streamsById.get(shelter.stream)?.number;
  const value = number === undefined ? null : (newest.get(number)?.value ?? null);
  return value === null ? null : Math.round(value);
}

function offerOf(
  services: Services,
  kept: KeptShelter,
  outline: PolygonGeometry,
  promised: ReadonlyMap<string, Promised>,
): ShelterOffer {
  const { shelter, facilities, counted } = kept;
  const { count, at } = occupancyOf(services, kept);
  return {
    ...{ shelter, facilities, count, at },
    isCounted: shelter.stream !== null || counted !== null,
    lastCount: lastCountOf(services, kept),
    inArea: metresToOutline(shelter.place, outline) === 0,
    promised: promised.get(shelter.id) ?? { heads: 0, inside: 0 },
  };
}

/** An incident in the caller's area; null where the question names none. @throws Problem 404 */
async function incidentOf(on: Queryable, { scope }: Caller, id: string | null) {
  if (id === null) return null;
  const incident: Incident | null = await incidentRepository(on).byId(id, scope);
  if (incident) return incident;
  throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
}

async function gridsOf(on: Queryable, { scope }: Caller, outline: PolygonGeometry) {
  const grids = await groundRepository(on).gridsIn(scope, outline);
  if (grids.length === 0) {
    throw problem(422, 'evacuation-no-grids', 'area: expected ground of grids in your area');
  }
  if (grids.length <= MOST_GRIDS) return grids;
  throw problem(422, 'evacuation-too-many-grids', `area: expected at most ${MOST_GRIDS} grids`);
}

/** A draft with what signing it needs to know besides. */
export type Drafted = { draft: EvacuationDraft; grids: AreaGrid[]; offers: ShelterOffer[] };

/**
 * From an area to the whole draft, as things stand now: grids hit, heads, shelters with what is left in them, who goes
 * where, and the words for the public. Nothing is saved.
 * @param seen ground and wind of a draft that is being signed: only what is fixed is assigned
 * @throws Problem 404, 409 where the ground is another than was seen, 422 that says what to change
 */
export async function draftEvacuation(
  services: Services,
  on: Queryable,
  caller: Caller,
  { incident, area, edits }: DraftQuestion,
  seen: SeenGround | null = null,
): Promise<Drafted> {
  const about = await incidentOf(on, caller, incident);
  const { squareMetres, ...ground } = await affectedGround(services, on, caller.scope, area, seen);
  const grids = await gridsOf(on, caller, ground.outline);
  const kept = await shelterFileRepository(on).all(caller.scope);
  const promised = await evacuationRepository(on).promised();
  const offers = kept.map((one) => offerOf(services, one, ground.outline, promised));
  const hit = grids.map(({ county: _c, community: _n, inside: _i, ...grid }) => grid);
  const planned = evacuationPlan(hit, offers, edits, seen === null);
  if (!planned.ok) {
    throw problem(422, planned.problem, `edits: ${planned.problem}: ${planned.of}`, [planned.of]);
  }
  const inside = grids.reduce((total, grid) => total + grid.inside, 0);
  const plan: EvacuationPlan = {
    ...{ area, areaSquareMetres: Math.round(squareMetres), ...ground, ...planned.plan },
    coveredShare: Math.min(1, inside / squareMetres),
  };
  const communities = [...new Set(grids.map(({ community }) => community))];
  return { draft: { plan, notice: evacuationNotice(plan, communities, about) }, grids, offers };
}
