import { placesLeft } from '../../../shared/model/fewest-told.ts';
import type { KeyPlaceStanding } from '../../../shared/model/key-place.ts';
import {
  PROTECTED_KIND_CLASS,
  type ProtectedObject,
} from '../../../shared/model/protected-object.ts';
import type { ShelterLine } from '../../../shared/wire/shelters.ts';
import { type FileSource, moment, whereabouts } from './file-source.ts';
import { pointOf, type Row } from './row.ts';

export function shelterFileRow(source: FileSource, line: ShelterLine): Row {
  const shelter = source.registers.shelterById.get(line.id);
  const place = shelter?.place ?? null;
  return {
    key: line.id,
    selection: shelter ? { kind: 'shelter', id: line.id } : null,
    geometry: pointOf(place),
    // What the register does not hold yet came after the page: nobody knows, so it is not called true.
    synthetic: shelter?.synthetic ?? true,
    town: line.town,
    values: {
      name: source.nameOf(line.name),
      state: line.state,
      class: line.classes[0] ?? null,
      capacity: line.capacity,
      binding: line.binding,
      occupied: line.occupancy.count,
      counted: moment(line.occupancy.at),
      left: line.occupancy.count === null ? null : placesLeft(line.capacity, line.occupancy.count),
      findings: line.findings,
      verified: moment(line.verifiedAt),
      ...whereabouts(source, line.town, place),
    },
  };
}

/** What has no symbol on the map selects the grid it lies in. */
const gridOf = (grid: string | null) =>
  grid === null ? null : ({ kind: 'grid', id: grid } as const);

export const keyPlaceRow = (source: FileSource, place: KeyPlaceStanding): Row => ({
  key: place.id,
  selection: gridOf(place.grid),
  geometry: pointOf(place.place),
  synthetic: place.synthetic,
  town: place.town,
  values: {
    name: source.nameOf(place.name),
    kind: place.kind,
    managerUnit: source.nameOf(place.managerUnit),
    drill: place.drill,
    drillDue: place.drillDue,
    securityPlan: place.securityPlan,
    emergencyPlan: place.emergencyPlan,
    lastDrill: place.lastDrill,
    grid: place.grid,
    ...whereabouts(source, place.town, place.place),
  },
});

export const protectedRow = (source: FileSource, object: ProtectedObject): Row => ({
  key: object.id,
  selection: gridOf(object.grid),
  geometry: pointOf(object.place),
  synthetic: object.synthetic,
  town: object.town,
  values: {
    name: source.nameOf(object.name),
    kind: object.kind,
    class: PROTECTED_KIND_CLASS[object.kind],
    grid: object.grid,
    ...whereabouts(source, object.town, object.place),
  },
});
