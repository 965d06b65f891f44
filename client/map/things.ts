import type { Hazard } from '../../shared/model/hazard.ts';
import { type Passes, passesOf } from '../situation/filtering.ts';
import { worstLast } from '../situation/severity.ts';
import type { Coverage } from '../store/coverage.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Filters } from '../store/view-store.ts';
import { type Clustered, clusterPoints, foremostOf } from './cluster.ts';
import type { GatheringZone } from './layers/outlines.ts';
import { isSamePoint, type MapPoint } from './map-point.ts';
import type { MapScene } from './map-scene.ts';
import {
  alarmPoints,
  gatheringPoints,
  hazardPoints,
  type PointSource,
  shelterPoints,
  streamPoints,
} from './points.ts';
import { remember, steady, steadyList } from './remember.ts';
import { unheardGrids } from './unheard-grids.ts';

/** From this zoom on every watched thing is drawn for itself. */
const SINGLES_FROM_ZOOM = 12.5;
/** From these on gatherings and stations with nothing to report are drawn. */
const QUIET_GATHERINGS_FROM_ZOOM = 12;
const QUIET_STREAMS_FROM_ZOOM = 13;
/** Squares in which things are put together, in CSS pixels. */
const CLUSTER_PX = 92;
const ALARM_CLUSTER_PX = 34;

/** What is on the map in a scene, filtered and put together, before it is drawn or picked. */
export type Things = {
  passes: Passes;
  /** Grids a station of which is not heard, 1 each by index; the same object while they are the same. */
  unheard: Uint8Array | null;
  /** Hazards, shelters and stations. */
  watched: Clustered;
  gatherings: readonly MapPoint[];
  zones: readonly GatheringZone[];
  hazardAreas: readonly Hazard[];
  alarms: Clustered;
  /** Alarms as they are drawn, the worst last, one where several stand together; none while their layer is hidden. */
  shownAlarms: readonly MapPoint[];
};

const NONE: readonly MapPoint[] = [];

const zonesOf = (registers: IndexedRegisters, points: readonly MapPoint[]): GatheringZone[] =>
  points.map(({ id, condition }) => ({ gathering: registers.gatheringById.get(id)!, condition }));

const isShownArea = (hazard: Hazard, passes: Passes): boolean =>
  hazard.form === 'area' &&
  hazard.outline !== null &&
  passes.type('hazard', hazard.class) &&
  passes.area(hazard.town, hazard.place) &&
  passes.name(hazard.name);

const together = (zoom: number, ...groups: readonly (readonly MapPoint[])[]): Clustered =>
  zoom >= SINGLES_FROM_ZOOM
    ? { points: worstLast(groups.flat()), clusters: [] }
    : clusterPoints(groups.flat(), zoom, CLUSTER_PX);

/** Points that stay the same list while they are the same: one stream that changes is no reason to draw the others anew. */
function pointsStep<Inputs extends readonly unknown[]>(
  find: (...inputs: Inputs) => readonly MapPoint[],
) {
  const keep = steadyList(isSamePoint);
  return remember((...inputs: Inputs) => keep(find(...inputs)));
}

function unheardStep() {
  const find = remember((coverage: Coverage | null, { registers, telemetry }: PointSource) =>
    unheardGrids(coverage, registers, telemetry),
  );
  const keep = steady<Uint8Array>();
  return (coverage: Coverage | null, source: PointSource) => {
    const found = find(coverage, source);
    return found && keep(found);
  };
}

/** Every step of the way, each redone only when what it is made of changed. */
const steps = () => ({
  passes: remember((filters: Filters, registers: IndexedRegisters, coverage: Coverage | null) =>
    passesOf(filters, registers, coverage),
  ),
  source: remember(
    (
      registers: IndexedRegisters,
      telemetry: PointSource['telemetry'],
      passes: Passes,
      now: number,
      _conditionRevision: number,
    ): PointSource => ({ registers, telemetry, passes, now }),
  ),
  unheard: unheardStep(),
  hazards: pointsStep(hazardPoints),
  shelters: pointsStep(shelterPoints),
  streams: pointsStep(streamPoints),
  gatherings: pointsStep(gatheringPoints),
  loudGatherings: remember((points: readonly MapPoint[], quiet: boolean) =>
    quiet ? points : points.filter(({ condition }) => condition !== 0),
  ),
  zones: remember(zonesOf),
  hazardAreas: remember((registers: IndexedRegisters, passes: Passes) =>
    registers.hazards.filter((hazard) => isShownArea(hazard, passes)),
  ),
  watched: remember(together),
  alarms: pointsStep(alarmPoints),
  heapedAlarms: remember((points: readonly MapPoint[], zoom: number) =>
    clusterPoints(points, zoom, ALARM_CLUSTER_PX),
  ),
  shownAlarms: remember((alarms: Clustered, isVisible: boolean) =>
    isVisible ? foremostOf(alarms) : NONE,
  ),
});

/** @returns a function from scene to things; null while the registers are on their way */
export function createThings(): (scene: MapScene) => Things | null {
  const step = steps();
  return ({ live, view, telemetry, zoom, now }) => {
    const { registers, coverage } = live;
    if (!registers) return null;
    const { layers, filters } = view;
    const passes = step.passes(filters, registers, coverage);
    // The time matters to the age filter alone; without one nothing is redone as it passes.
    const aged = filters.maxAgeSeconds === null ? 0 : now;
    const source = step.source(registers, telemetry, passes, aged, telemetry.conditionRevision);
    const gatherings = step.gatherings(source);
    const alarms = step.heapedAlarms(step.alarms(live.alarms, passes), zoom);
    const quietStreams = zoom >= QUIET_STREAMS_FROM_ZOOM;
    return {
      passes,
      unheard: step.unheard(coverage, source),
      watched: step.watched(
        zoom,
        layers.streams.visible ? step.streams(source, quietStreams) : NONE,
        layers.shelters.visible ? step.shelters(source) : NONE,
        layers.hazards.visible ? step.hazards(source) : NONE,
      ),
      gatherings: step.loudGatherings(gatherings, zoom >= QUIET_GATHERINGS_FROM_ZOOM),
      zones: step.zones(registers, gatherings),
      hazardAreas: step.hazardAreas(registers, passes),
      alarms,
      shownAlarms: step.shownAlarms(alarms, layers.alarms.visible),
    };
  };
}
