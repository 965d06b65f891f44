import { straightWay } from '../../shared/geo/straight-way.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import { mayTellPlace } from '../../shared/risk/dispatch-life.ts';
import type { Arrivals, UnitTask, UnitWay, UnitWhere } from '../../shared/wire/unit-task.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Travels } from '../routing/travel-times.ts';
import type { Services } from '../services.ts';
import { type OwnPlace, type OwnUnit, ownTaskRepository } from './own-repository.ts';
import { photoRepository } from './photo-repository.ts';
import { heardPlace } from './places.ts';
import { dispatchRepository } from './repository.ts';

/** Where a unit is, by the newer of what its page told and what its stream said; its base for want of both. */
function whereOf(services: Services, unit: OwnUnit, told: OwnPlace | undefined): UnitWhere {
  const heard = heardPlace(services, unit.stream);
  if (told && (!heard || Date.parse(told.at) >= heard.at)) return { ...told, source: 'page' };
  if (heard) return { place: heard.place, at: instant(heard.at), source: 'stream' };
  return { place: unit.base, at: null, source: 'base' };
}

/** Where units are, by id. */
async function wheresOf(
  services: Services,
  ids: readonly string[],
): Promise<Map<string, UnitWhere & { unit: OwnUnit }>> {
  const repository = ownTaskRepository(services.database);
  const [units, told] = [await repository.units(ids), await repository.placesOf(ids)];
  return new Map(
    units.map((unit) => [unit.id, { ...whereOf(services, unit, told.get(unit.id)), unit }]),
  );
}

const wayOf = ({ travel, ways }: Travels, id: string, from: Position, to: Position): UnitWay => {
  const road = ways.get(id);
  return { travel, byRoad: road !== undefined, ...(road ?? straightWay(from, to)) };
};

/** What a unit's own page shows: its task, where that is, and how long it takes there. */
export async function ownTask(services: Services, caller: Caller): Promise<UnitTask> {
  const { database, clock } = services;
  const wheres = await wheresOf(services, [caller.id]);
  const { unit, ...where } = wheres.get(caller.id)!;
  const [dispatch] = await dispatchRepository(database).tasksOf([caller.id]);
  const { id, callSign, type, status, synthetic } = unit;
  const inService = status !== 'out_of_service';
  const shown = { id, callSign, type, inService, synthetic };
  const own = { at: instant(clock.now()), unit: shown, where };
  if (!dispatch) return { ...own, task: null };
  const { kind, place } = await ownTaskRepository(database).sceneOf(dispatch.incident);
  const travels = await services.travelTimes([{ id, from: where.place }], place);
  const photos = await photoRepository(database).countOf(dispatch.id);
  const way = wayOf(travels, id, where.place, place);
  return { ...own, task: { dispatch, kind, place, way, photos } };
}

const isOnTheWay = ({ state }: Dispatch): boolean => mayTellPlace(state) && state !== 'onscene';

/** Where the units on their way to an incident are, and how long they have still. @throws Problem 404 */
export async function arrivalsOf(
  services: Services,
  caller: Caller,
  id: string,
): Promise<Arrivals> {
  const { database } = services;
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const coming = (await dispatchRepository(database).ofIncident(id)).filter(isOnTheWay);
  const wheres = await wheresOf(
    services,
    coming.map(({ resource }) => resource),
  );
  const starts = [...wheres].map(([unit, { place }]) => ({ id: unit, from: place }));
  const travels = await services.travelTimes(starts, incident.place);
  return {
    arrivals: coming.map(({ id: dispatch, resource }) => {
      const { unit: _unit, ...where } = wheres.get(resource)!;
      return { dispatch, where, way: wayOf(travels, resource, where.place, incident.place) };
    }),
  };
}
