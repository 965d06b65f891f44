import type { Alarm } from '../../shared/model/alarm.ts';
import { CONDITION_CODE, CONDITIONS } from '../../shared/model/level.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { type IndexedRegisters, subjectKey } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import type { SelectableKind } from '../store/view-store.ts';
import type { Passes } from './filtering.ts';
import { type AlarmLook, iconNames } from './icons/icon-names.ts';
import type { MapPoint } from './map-point.ts';
import { severityOf, worst } from './severity.ts';

type Readings = Pick<Telemetry, 'indexOf' | 'condition' | 'at'>;

export type PointSource = {
  registers: IndexedRegisters;
  telemetry: Readings;
  passes: Passes;
  /** Epoch ms at the server, for the age filter. */
  now: number;
};

const conditionOf = ({ telemetry }: PointSource, stream: Stream): number => {
  const row = telemetry.indexOf(stream.number);
  return row < 0 ? CONDITION_CODE.unknown : telemetry.condition[row]!;
};

const heardAt = ({ telemetry }: PointSource, stream: Stream): number => {
  const row = telemetry.indexOf(stream.number);
  return row < 0 ? 0 : telemetry.at[row]!;
};

/** The worst of what watches a thing; nothing watches it: nothing to report. */
function watchedCondition(source: PointSource, kind: SelectableKind, id: string): number {
  const streams = source.registers.streamsBySubject.get(subjectKey(kind, id)) ?? [];
  return worst(streams.map((stream) => conditionOf(source, stream)));
}

/** What asks for more lies on top of what asks for less. */
const byDrawingOrder = (points: MapPoint[]): readonly MapPoint[] =>
  points.sort((a, b) => severityOf(a.condition) - severityOf(b.condition));

/** Hazards that are points. Their state is that of the streams on them, their icon shows the risk. */
export function hazardPoints(source: PointSource): readonly MapPoint[] {
  const { registers, passes } = source;
  const points = registers.hazards.flatMap((hazard): MapPoint[] => {
    if (hazard.form !== 'source') return [];
    const condition = watchedCondition(source, 'hazard', hazard.id);
    const shown =
      passes.type('hazard', hazard.class) &&
      passes.town(hazard.town) &&
      passes.name(hazard.name) &&
      passes.condition(condition);
    const [lon, lat] = hazard.place;
    const icon = iconNames.hazard(hazard.class, hazard.risk);
    return shown ? [{ kind: 'hazard', id: hazard.id, lon, lat, condition, icon }] : [];
  });
  return byDrawingOrder(points);
}

export function shelterPoints(source: PointSource): readonly MapPoint[] {
  const { registers, passes } = source;
  const points = registers.shelters.flatMap((shelter): MapPoint[] => {
    const condition = watchedCondition(source, 'shelter', shelter.id);
    const shown =
      passes.town(shelter.town) && passes.name(shelter.name) && passes.condition(condition);
    const [lon, lat] = shelter.place;
    const icon = iconNames.shelter(shelter.state);
    return shown ? [{ kind: 'shelter', id: shelter.id, lon, lat, condition, icon }] : [];
  });
  return byDrawingOrder(points);
}

export function gatheringPoints(source: PointSource): readonly MapPoint[] {
  const { registers, passes } = source;
  const points = registers.gatherings.flatMap((gathering): MapPoint[] => {
    const stream = registers.streamById.get(gathering.stream ?? '');
    const condition = stream ? conditionOf(source, stream) : CONDITION_CODE.unknown;
    const shown =
      passes.town(gathering.town) && passes.name(gathering.name) && passes.condition(condition);
    const [lon, lat] = gathering.place;
    const icon = iconNames.gathering(CONDITIONS[condition]!);
    return shown ? [{ kind: 'gathering', id: gathering.id, lon, lat, condition, icon }] : [];
  });
  return byDrawingOrder(points);
}

/**
 * Stations of their own; streams on a hazard, gathering, shelter or unit are shown by those.
 * @param quiet whether stations with nothing to report are wanted too
 */
export function streamPoints(source: PointSource, quiet: boolean): readonly MapPoint[] {
  const { registers, passes } = source;
  const points = registers.streams.flatMap((stream): MapPoint[] => {
    if (stream.subjectKind !== 'station') return [];
    const condition = conditionOf(source, stream);
    if (!quiet && condition === CONDITION_CODE.none) return [];
    const shown =
      passes.type('stream', stream.metric) &&
      passes.town(stream.town) &&
      passes.name(stream.name) &&
      passes.condition(condition) &&
      passes.age(heardAt(source, stream), source.now);
    const [lon, lat] = stream.place;
    const icon = iconNames.stream(stream.metric, CONDITIONS[condition]!);
    return shown ? [{ kind: 'stream', id: stream.id, lon, lat, condition, icon }] : [];
  });
  return byDrawingOrder(points);
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
      passes.town(alarm.town) &&
      passes.name(alarm.name) &&
      passes.condition(condition);
    if (!shown) return [];
    const [lon, lat] = alarm.place!;
    const icon = iconNames.alarm(alarm.level, alarmLook(alarm));
    return [{ kind: 'alarm', id: String(alarm.id), lon, lat, condition, icon }];
  });
  return byDrawingOrder(points);
}
