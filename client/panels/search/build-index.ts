import type { Coverage } from '../../store/coverage.ts';
import type { IndexedRegisters } from '../../store/registers.ts';
import { type Findable, findable } from './search-index.ts';

/** The venue stands before the zone unless the zone's name says it. */
const gatheringName = ({ venue, name }: { venue: string; name: string }): string =>
  name.includes(venue) ? name : `${venue} ${name}`;

type Placed = { name: string; place: readonly [number, number] };

const areaItems = (registers: IndexedRegisters): Findable[] =>
  registers.areas.map(({ code, name, centre, parent }) =>
    findable({
      kind: 'area',
      id: code,
      name,
      detail: (parent && registers.areaByCode.get(parent)?.name) ?? '',
      lon: centre[0],
      lat: centre[1],
    }),
  );

function registerItems(registers: IndexedRegisters): Findable[] {
  const town = (code: string | null) => (code && registers.areaByCode.get(code)?.name) || '';
  const item = (kind: Findable['kind'], id: string, thing: Placed, detail: string) =>
    findable({
      kind,
      id,
      name: thing.name,
      detail,
      lon: thing.place[0],
      lat: thing.place[1],
    });
  return [
    ...registers.gatherings.map((one) =>
      item('gathering', one.id, { ...one, name: gatheringName(one) }, town(one.town)),
    ),
    ...registers.shelters.map((one) => item('shelter', one.id, one, town(one.town))),
    ...registers.resources.map((one) =>
      item('unit', one.id, { name: one.callSign, place: one.base }, town(one.town)),
    ),
    ...registers.streams
      .filter(({ subjectKind }) => subjectKind === 'station')
      .map((one) => item('stream', one.id, one, town(one.town))),
    ...registers.hazards.map((one) => item('hazard', one.id, one, town(one.town))),
  ];
}

function coverageItems(coverage: Coverage): Findable[] {
  const communities = coverage.communities.map(({ code, name, lon, lat }) =>
    findable({ kind: 'area', id: code, name, detail: '', lon, lat }),
  );
  const grids = coverage.codes.map((code, index) =>
    findable({
      kind: 'grid',
      id: code,
      name: coverage.names[index] ?? code,
      detail: code,
      lon: coverage.centres[2 * index]!,
      lat: coverage.centres[2 * index + 1]!,
    }),
  );
  return [...communities, ...grids];
}

/** Everything that can be found: areas, communities, grids, gatherings, shelters, units, stations, hazards. */
export const buildIndex = (
  registers: IndexedRegisters | null,
  coverage: Coverage | null,
): readonly Findable[] => [
  ...(registers === null ? [] : [...areaItems(registers), ...registerItems(registers)]),
  ...(coverage === null ? [] : coverageItems(coverage)),
];
