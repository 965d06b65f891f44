import type { Danger } from '../../../shared/model/danger.ts';
import type { KeyPlaceStanding } from '../../../shared/model/key-place.ts';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import {
  PROTECTED_KIND_CLASS,
  type ProtectedObject,
} from '../../../shared/model/protected-object.ts';
import type { Spontaneous } from '../../../shared/model/spontaneous.ts';
import type { FileTable } from '../../../shared/model/table-export.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { isDangerOverdue } from '../../../shared/risk/danger-life.ts';
import { permitAuthority } from '../../../shared/risk/large-event.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import type { ShelterLine } from '../../../shared/wire/shelters.ts';
import { placesLeft } from '../../situation/told-count.ts';
import type { IndexedRegisters } from '../../store/registers.ts';
import { pointOf, type Row, type RowGeometry } from './row.ts';
import { areaValues, placeText } from './row-parts.ts';

/** What the server answers for each register of files. */
export type FileAnswers = {
  'hazard-files': readonly HazardSummary[];
  dangers: readonly Danger[];
  events: { events: readonly LargeEvent[] };
  spontaneous: { spontaneous: readonly Spontaneous[] };
  'shelter-files': readonly ShelterLine[];
  'key-places': { keyPlaces: readonly KeyPlaceStanding[] };
  'protected-objects': { protectedObjects: readonly ProtectedObject[] };
  warnings: { warnings: readonly Warning[] };
};

/** Where each register of files is asked for. */
export const FILE_PATHS: Readonly<Record<FileTable, string>> = {
  'hazard-files': '/api/hazard-files',
  dangers: '/api/dangers',
  events: '/api/events',
  spontaneous: '/api/spontaneous',
  'shelter-files': '/api/shelters/files',
  'key-places': '/api/key-places',
  'protected-objects': '/api/protected-objects',
  warnings: '/api/warnings?state=all',
};

/** What rows of files are made of. `nameOf` puts a name into the person's language; `now` is epoch ms. */
export type FileSource = {
  registers: IndexedRegisters;
  nameOf: (name: string) => string;
  now: number;
};

const yesOrNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
const moment = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** What a row says of where its thing is. */
const whereabouts = (
  { registers }: FileSource,
  town: string,
  place: readonly [number, number] | null,
) => ({ place: placeText(place), ...areaValues(registers, town) });

function hazardFileRow(source: FileSource, file: HazardSummary): Row {
  const hazard = source.registers.hazardById.get(file.id);
  const place = hazard?.place ?? null;
  return {
    key: file.id,
    // A closed file has left the map.
    selection: hazard ? { kind: 'hazard', id: file.id } : null,
    geometry: hazard?.outline ?? pointOf(place),
    synthetic: file.synthetic,
    town: file.town,
    values: {
      name: source.nameOf(file.name),
      state: file.state,
      risk: file.risk ?? 'unknown',
      class: file.class,
      due: moment(file.inspectionDue),
      overdue: yesOrNo(file.overdue),
      responsibleUnit: file.responsibleUnit && source.nameOf(file.responsibleUnit),
      dangers: file.openDangers,
      majorDangers: file.openMajorDangers,
      grade: String(file.majorGrade ?? 'none'),
      cover: file.cover,
      ...whereabouts(source, file.town, place),
    },
  };
}

function dangerRow(source: FileSource, danger: Danger): Row {
  const hazard = source.registers.hazardById.get(danger.hazard);
  const place = hazard?.place ?? null;
  const { rectification } = danger;
  return {
    key: danger.id,
    selection: hazard ? { kind: 'hazard', id: danger.hazard } : null,
    geometry: pointOf(place),
    synthetic: danger.synthetic,
    town: danger.town,
    values: {
      name: source.nameOf(danger.finding),
      severity: danger.severity ?? 'none',
      state: danger.state,
      deadline: moment(rectification?.deadline ?? null),
      overdue: yesOrNo(isDangerOverdue(danger, source.now)),
      hazard: source.nameOf(danger.hazardName),
      responsibleUnit: rectification && source.nameOf(rectification.responsibleUnit),
      found: Date.parse(danger.foundAt),
      origin: danger.origin,
      supervised: yesOrNo(danger.supervisedAt !== null),
      ...whereabouts(source, danger.town, place),
    },
  };
}

function eventRow(source: FileSource, event: LargeEvent): Row {
  const zones = event.zones.flatMap(
    ({ gathering }) => source.registers.gatheringById.get(gathering) ?? [],
  );
  const place = zones[0]?.place ?? null;
  const outlines = zones.map(({ outline }) => outline.coordinates);
  const geometry: RowGeometry = { type: 'MultiPolygon', coordinates: outlines };
  const isConfirmed = event.state === 'approved' && permitAuthority(event) === 'none';
  return {
    key: event.id,
    selection: zones[0] ? { kind: 'gathering', id: zones[0].id } : null,
    geometry: zones.length > 0 ? geometry : null,
    synthetic: event.synthetic,
    town: event.town,
    values: {
      name: source.nameOf(event.name),
      state: isConfirmed ? 'confirmed' : event.state,
      form: event.form,
      begins: Date.parse(event.beginsAt),
      ends: Date.parse(event.endsAt),
      expected: event.expected,
      authority: permitAuthority(event),
      hostUnit: source.nameOf(event.hostUnit),
      mode: event.mode,
      staff: event.staffCount,
      ...whereabouts(source, event.town, place),
    },
  };
}

function spontaneousRow(source: FileSource, found: Spontaneous): Row {
  const gathering = source.registers.gatheringById.get(found.gathering);
  const place = gathering?.place ?? null;
  return {
    key: String(found.id),
    selection: gathering ? { kind: 'gathering', id: gathering.id } : null,
    geometry: pointOf(place),
    synthetic: found.synthetic,
    town: found.town,
    values: {
      name: gathering?.name ?? found.gathering,
      state: found.state,
      found: Date.parse(found.foundAt),
      count: found.count,
      usualCount: found.usual,
      assessed: yesOrNo(found.assessment !== null),
      planned: yesOrNo(found.plan !== null),
      closed: moment(found.closedAt),
      ...whereabouts(source, found.town, place),
    },
  };
}

function shelterFileRow(source: FileSource, line: ShelterLine): Row {
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

const keyPlaceRow = (source: FileSource, place: KeyPlaceStanding): Row => ({
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

const protectedRow = (source: FileSource, object: ProtectedObject): Row => ({
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

const warningRow = (_source: FileSource, warning: Warning): Row => ({
  key: String(warning.id),
  selection: warning.endedAt === null ? { kind: 'warning', id: String(warning.id) } : null,
  geometry: warning.outline,
  synthetic: warning.synthetic,
  values: {
    name: warning.event,
    level: warning.level ?? 'unknown',
    state: warning.endedBy ?? 'in-force',
    issuer: warning.issuer,
    sent: Date.parse(warning.sent),
    until: Date.parse(warning.expires),
    area: warning.areaDescription,
    status: warning.status,
    grids: warning.grids,
    identifier: warning.identifier,
  },
});

const ROWS: {
  [Table in FileTable]: (source: FileSource, answer: FileAnswers[Table]) => readonly Row[];
} = {
  'hazard-files': (source, files) => files.map((file) => hazardFileRow(source, file)),
  dangers: (source, dangers) => dangers.map((danger) => dangerRow(source, danger)),
  events: (source, { events }) => events.map((event) => eventRow(source, event)),
  spontaneous: (source, { spontaneous }) => spontaneous.map((one) => spontaneousRow(source, one)),
  'shelter-files': (source, lines) => lines.map((line) => shelterFileRow(source, line)),
  'key-places': (source, { keyPlaces }) => keyPlaces.map((one) => keyPlaceRow(source, one)),
  'protected-objects': (source, { protectedObjects }) =>
    protectedObjects.map((one) => protectedRow(source, one)),
  warnings: (source, { warnings }) => warnings.map((warning) => warningRow(source, warning)),
};

/** The rows of a register of files in the order the server gave them. */
export const fileRowsOf = <Table extends FileTable>(
  table: Table,
  source: FileSource,
  answer: FileAnswers[Table],
): readonly Row[] => ROWS[table](source, answer);
