import type { Alarm } from '../../../shared/model/alarm.ts';
import { placesLeft } from '../../../shared/model/fewest-told.ts';
import type { Gathering } from '../../../shared/model/gathering.ts';
import type { Hazard } from '../../../shared/model/hazard.ts';
import { CONDITIONS } from '../../../shared/model/level.ts';
import type { Resource } from '../../../shared/model/resource.ts';
import type { Shelter } from '../../../shared/model/shelter.ts';
import { METRICS, type Stream } from '../../../shared/model/stream.ts';
import type { LiveTable } from '../../../shared/model/table-export.ts';
import { alarmPasses } from '../../situation/alarm-filter.ts';
import { crowdNow } from '../../situation/crowd.ts';
import type { Passes } from '../../situation/filtering.ts';
import { newestOf } from '../../situation/newest.ts';
import {
  showsGathering,
  showsHazard,
  showsShelter,
  showsStream,
  showsUnit,
} from '../../situation/shows.ts';
import { conditionOf, heardAt, watchedAt, watchedCondition } from '../../situation/watched.ts';
import type { LiveState } from '../../store/live-store.ts';
import type { IndexedRegisters } from '../../store/registers.ts';
import type { Telemetry } from '../../store/telemetry.ts';
import { pointOf, type Row } from './row.ts';
import { areaValues, placeText } from './row-parts.ts';

/** All that the rows of a table are made of. `now` is epoch ms at the server. */
export type RowSource = {
  registers: IndexedRegisters;
  alarms: LiveState['alarms'];
  feeds: LiveState['feeds'];
  telemetry: Telemetry;
  passes: Passes;
  now: number;
};

const KILOMETRES_PER_HOUR = 3.6;
const NEVER = 0;

const momentOf = (at: number): number | null => (at === NEVER ? null : at);

const departmentName = ({ registers }: RowSource, id: string): string =>
  registers.departmentById.get(id)?.name ?? id;

function hazardRow(source: RowSource, hazard: Hazard): Row | null {
  const { registers, telemetry, passes } = source;
  const { id, name, form, risk, responsibleUnit, grid, town, place, synthetic } = hazard;
  const condition = watchedCondition(registers, telemetry, 'hazard', id);
  if (!showsHazard(passes, hazard, condition)) return null;
  return {
    selection: { kind: 'hazard', id },
    geometry: hazard.outline ?? pointOf(place),
    synthetic,
    values: {
      name,
      condition: CONDITIONS[condition]!,
      class: hazard.class,
      risk: risk ?? 'unknown',
      form,
      heard: momentOf(watchedAt(registers, telemetry, 'hazard', id)),
      responsibleUnit,
      department: departmentName(source, hazard.department),
      grid,
      place: placeText(place),
      ...areaValues(source.registers, town),
    },
  };
}

function shelterRow(source: RowSource, shelter: Shelter): Row | null {
  const { registers, telemetry, passes } = source;
  const { id, name, state, capacity, space, grid, town, place, synthetic } = shelter;
  const condition = watchedCondition(registers, telemetry, 'shelter', id);
  if (!showsShelter(passes, shelter, condition)) return null;
  const stream = registers.streamById.get(shelter.stream ?? '');
  const { value: occupied, at } = newestOf(telemetry, stream);
  return {
    selection: { kind: 'shelter', id },
    geometry: pointOf(place),
    synthetic,
    periodSeconds: stream?.periodSeconds,
    values: {
      name,
      state,
      left: occupied === null ? null : placesLeft(capacity, occupied),
      occupied,
      capacity,
      condition: CONDITIONS[condition]!,
      heard: at,
      class: shelter.class,
      space,
      grid,
      place: placeText(place),
      ...areaValues(source.registers, town),
    },
  };
}

function gatheringRow(source: RowSource, gathering: Gathering): Row | null {
  const { registers, telemetry, passes } = source;
  const { id, name, venue, approvedCapacity, permitMode, town, place, synthetic } = gathering;
  const stream = registers.streamById.get(gathering.stream ?? '');
  const condition = conditionOf(telemetry, stream);
  if (!showsGathering(passes, gathering, condition)) return null;
  const { value: count, at } = newestOf(telemetry, stream);
  const crowd = crowdNow(gathering, count);
  return {
    selection: { kind: 'gathering', id },
    geometry: pointOf(place),
    synthetic,
    periodSeconds: stream?.periodSeconds,
    values: {
      name,
      condition: CONDITIONS[condition]!,
      count,
      ratio: crowd.ratio,
      density: crowd.density,
      service: crowd.service,
      heard: at,
      approvedCapacity,
      venue,
      permit: permitMode,
      place: placeText(place),
      ...areaValues(source.registers, town),
    },
  };
}

function unitRow(source: RowSource, unit: Resource): Row | null {
  const { registers, telemetry, passes, now } = source;
  const { id, callSign, type, status, department, town, base, synthetic } = unit;
  const stream = registers.streamById.get(unit.stream ?? '');
  const { condition, at, speed, heading, position } = newestOf(telemetry, stream);
  if (!showsUnit(passes, unit, at ?? NEVER, now)) return null;
  return {
    selection: { kind: 'unit', id },
    geometry: pointOf(position ?? base),
    synthetic,
    periodSeconds: stream?.periodSeconds,
    values: {
      name: callSign,
      type,
      status,
      speed: speed === null ? null : speed * KILOMETRES_PER_HOUR,
      heading,
      heard: at,
      condition,
      department: departmentName(source, department),
      place: placeText(position ?? base),
      ...areaValues(source.registers, town),
    },
  };
}

function streamRow(source: RowSource, stream: Stream): Row | null {
  const { telemetry, passes, feeds, now } = source;
  const { id, name, metric, feed, periodSeconds, grid, town, place, synthetic } = stream;
  const heard = heardAt(telemetry, stream);
  if (!showsStream(passes, stream, conditionOf(telemetry, stream), heard, now)) return null;
  const { condition, value, suspect, position } = newestOf(telemetry, stream);
  const subject = { station: 'stream', resource: 'unit' } as Partial<Record<string, string>>;
  return {
    selection: { kind: 'stream', id },
    geometry: pointOf(position ?? place),
    synthetic,
    unit: METRICS[metric].unit,
    periodSeconds,
    values: {
      name,
      condition,
      metric,
      value,
      quality: suspect ? 'doubted' : null,
      heard: momentOf(heard),
      subject: subject[stream.subjectKind] ?? stream.subjectKind,
      feed: feeds.find((known) => known.id === feed)?.name ?? feed,
      grid,
      place: placeText(position ?? place),
      ...areaValues(source.registers, town),
    },
  };
}

function alarmRow(source: RowSource, alarm: Alarm): Row | null {
  if (!alarmPasses(alarm, source.passes, source.now)) return null;
  const { id, name, level, active, acknowledgedAt, cause, value, threshold, unit } = alarm;
  return {
    selection: { kind: 'alarm', id: String(id) },
    geometry: pointOf(alarm.place),
    synthetic: alarm.synthetic,
    unit,
    values: {
      name,
      level,
      state: active ? 'active' : 'cleared',
      seen: acknowledgedAt === null ? 'no' : 'yes',
      value,
      threshold,
      raised: Date.parse(alarm.raisedAt),
      changed: Date.parse(alarm.changedAt),
      cause,
      grid: alarm.grid,
      place: placeText(alarm.place),
      ...areaValues(source.registers, alarm.town),
    },
  };
}

const rowsBy = <Thing>(
  things: Iterable<Thing>,
  rowOf: (source: RowSource, thing: Thing) => Row | null,
  source: RowSource,
): Row[] => [...things].flatMap((thing) => rowOf(source, thing) ?? []);

const ROWS: Readonly<Record<LiveTable, (source: RowSource) => Row[]>> = {
  hazards: (source) => rowsBy(source.registers.hazards, hazardRow, source),
  shelters: (source) => rowsBy(source.registers.shelters, shelterRow, source),
  gatherings: (source) => rowsBy(source.registers.gatherings, gatheringRow, source),
  units: (source) => rowsBy(source.registers.resources, unitRow, source),
  streams: (source) => rowsBy(source.registers.streams, streamRow, source),
  alarms: (source) => rowsBy(source.alarms.values(), alarmRow, source),
};

/** The rows of a table that the console's filters let through, in the order of the register. */
export const rowsOf = (table: LiveTable, source: RowSource): readonly Row[] => ROWS[table](source);

/** How many things the register holds, filtered or not. */
export const liveSize = (
  table: LiveTable,
  { registers, alarms }: Pick<RowSource, 'registers' | 'alarms'>,
): number =>
  ({
    hazards: registers.hazards.length,
    shelters: registers.shelters.length,
    gatherings: registers.gatherings.length,
    units: registers.resources.length,
    streams: registers.streams.length,
    alarms: alarms.size,
  })[table];
