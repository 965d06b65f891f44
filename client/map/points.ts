import type { Alarm } from '../../shared/model/alarm.ts';
import { CONDITION_CODE, CONDITIONS } from '../../shared/model/level.ts';
import { alarmPassesArea } from '../situation/alarm-filter.ts';
import type { Passes } from '../situation/filtering.ts';
import { worstLast } from '../situation/severity.ts';
import { showsGathering, showsHazard, showsShelter, showsStream } from '../situation/shows.ts';
import { conditionOf, heardAt, watchedCondition } from '../situation/watched.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { type AlarmLook, iconNames } from './icons/icon-names.ts';
import type { MapPoint } from './map-point.ts';

type Readings = Pick<Telemetry, 'indexOf' | 'condition' | 'at'>;

export type PointSource = {
  registers: IndexedRegisters;
  telemetry: Readings;
  passes: Passes;
  /** Epoch ms at the server, for the age filter. */
  now: number;
};

/** Hazards that are points. Their state is that of the streams on them, their icon shows the risk. */
export function hazardPoints(source: PointSource): readonly MapPoint[] {
  const { registers, telemetry, passes } = source;
  const points = registers.hazards.flatMap((hazard): MapPoint[] => {
    if (hazard.form !== 'source') return [];
    const condition = watchedCondition(registers, telemetry, 'hazard', hazard.id);
    const shown = showsHazard(passes, hazard, condition);
    const [lon, lat] = hazard.place;
    const icon = iconNames.hazard(hazard.class, hazard.risk);
    return shown ? [{ kind: 'hazard', id: hazard.id, lon, lat, condition, icon }] : [];
  });
  return worstLast(points);
}

export function shelterPoints(source: PointSource): readonly MapPoint[] {
  const { registers, telemetry, passes } = source;
  const points = registers.shelters.flatMap((shelter): MapPoint[] => {
    const condition = watchedCondition(registers, telemetry, 'shelter', shelter.id);
    const shown = showsShelter(passes, shelter, condition);
    const [lon, lat] = shelter.place;
    const icon = iconNames.shelter(shelter.state);
    return shown ? [{ kind: 'shelter', id: shelter.id, lon, lat, condition, icon }] : [];
  });
  return worstLast(points);
}

export function gatheringPoints(source: PointSource): readonly MapPoint[] {
  const { registers, telemetry, passes } = source;
  const points = registers.gatherings.flatMap((gathering): MapPoint[] => {
    const stream = registers.streamById.get(gathering.stream ?? '');
    const condition = conditionOf(telemetry, stream);
    const shown = showsGathering(passes, gathering, condition);
    const [lon, lat] = gathering.place;
    const icon = iconNames.gathering(CONDITIONS[condition]!);
    return shown ? [{ kind: 'gathering', id: gathering.id, lon, lat, condition, icon }] : [];
  });
  return worstLast(points);
}

/**
 * Stations of their own; streams on a hazard, gathering, shelter or unit are shown by those.
 * @param quiet whether stations with nothing to report are wanted too
 */
export function streamPoints(source: PointSource, quiet: boolean): readonly MapPoint[] {
  const { registers, telemetry, passes, now } = source;
  const points = registers.streams.flatMap((stream): MapPoint[] => {
    if (stream.subjectKind !== 'station') return [];
    const condition = conditionOf(telemetry, stream);
    if (!quiet && condition === CONDITION_CODE.none) return [];
    const shown = showsStream(passes, stream, condition, heardAt(telemetry, stream), now);
    const [lon, lat] = stream.place;
    const icon = iconNames.stream(stream.metric, CONDITIONS[condition]!);
    return shown ? [{ kind: 'stream', id: stream.id, lon, lat, condition, icon }] : [];
  });
  return worstLast(points);
}

/** Active and unseen first: what is over and merely not yet acknowledged is hollow. */
function alarmLook({ active, acknowledgedAt }: Alarm): AlarmLook {
  if (!active) return 'over';
  return acknowledgedAt === null ? 'open' : 'seen';
}

/** Alarms that have a place. */
export function alarmPoints(
  alarms: ReadonlyMap<number, Alarm>,
  passes: Passes,
): readonly MapPoint[] {
  const points = [...alarms.values()].flatMap((alarm): MapPoint[] => {
    const condition = CONDITION_CODE[alarm.level];
    const shown =
      alarm.place !== null &&
      alarmPassesArea(alarm, passes) &&
      passes.name(alarm.name) &&
      passes.condition(condition);
    if (!shown) return [];
    const [lon, lat] = alarm.place!;
    const icon = iconNames.alarm(alarm.level, alarmLook(alarm));
    return [{ kind: 'alarm', id: String(alarm.id), lon, lat, condition, icon }];
  });
  return worstLast(points);
}
