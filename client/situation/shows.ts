import type { Gathering } from '../../shared/model/gathering.ts';
import type { Hazard } from '../../shared/model/hazard.ts';
import type { Resource } from '../../shared/model/resource.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { Passes } from './filtering.ts';

/**
 * Whether the filters show a thing: one rule for the map and for the tables, so that they never differ.
 * `condition` is a condition code, `heardAt` epoch ms (0: never), `now` epoch ms at the server.
 */
export const showsHazard = (passes: Passes, hazard: Hazard, condition: number): boolean =>
  passes.type('hazard', hazard.class) &&
  passes.area(hazard.town, hazard.place) &&
  passes.name(hazard.name) &&
  passes.condition(condition);

export const showsShelter = (passes: Passes, shelter: Shelter, condition: number): boolean =>
  passes.area(shelter.town, shelter.place) &&
  passes.name(shelter.name) &&
  passes.condition(condition);

export const showsGathering = (passes: Passes, gathering: Gathering, condition: number): boolean =>
  passes.area(gathering.town, gathering.place) &&
  passes.name(gathering.name) &&
  passes.condition(condition);

export const showsStream = (
  passes: Passes,
  stream: Stream,
  condition: number,
  heardAt: number,
  now: number,
): boolean =>
  passes.type('stream', stream.metric) &&
  passes.area(stream.town, stream.place) &&
  passes.name(stream.name) &&
  passes.condition(condition) &&
  passes.age(heardAt, now);

/** A unit belongs to the area of its base, wherever it drives. */
export const showsUnit = (passes: Passes, unit: Resource, heardAt: number, now: number): boolean =>
  passes.type('unit', unit.type) &&
  passes.area(unit.town, unit.base) &&
  passes.name(unit.callSign) &&
  passes.age(heardAt, now);
