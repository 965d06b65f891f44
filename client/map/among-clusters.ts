import { CONDITION_CODE } from '../../shared/model/level.ts';
import { byDegree, severityOf } from '../situation/severity.ts';
import type { Cluster, Clustered } from './cluster.ts';
import type { MapPoint } from './map-point.ts';

/** What asks for the same: drawn together, above everything milder. */
export type Degree = {
  condition: number;
  points: readonly MapPoint[];
  clusters: readonly Cluster[];
};

const isPoint = (thing: MapPoint | Cluster): thing is MapPoint => 'kind' in thing;
const isCluster = (thing: MapPoint | Cluster): thing is Cluster => !isPoint(thing);
const hasLevel = ({ condition }: MapPoint): boolean =>
  severityOf(condition) > severityOf(CONDITION_CODE.unknown);

/**
 * Clusters lie over single symbols, but none over one that asks for more: where there are any, singles with a level
 * are drawn among them, the worst last. The others stay below.
 */
export function amongClusters({ points, clusters }: Clustered, gatherings: readonly MapPoint[]) {
  const singles = [...points, ...gatherings];
  const isRaised = (point: MapPoint) => clusters.length > 0 && hasLevel(point);
  const things = [...clusters, ...singles.filter(isRaised)];
  return {
    below: singles.filter((point) => !isRaised(point)),
    degrees: byDegree<MapPoint | Cluster>(things).map(
      (degree): Degree => ({
        condition: degree[0]!.condition,
        points: degree.filter(isPoint),
        clusters: degree.filter(isCluster),
      }),
    ),
  };
}
