import type { Topology } from 'topojson-specification';
import { areaShapes } from '../../../shared/geo/topology.ts';
import { api } from '../../live/api.ts';
import { pastStore, TODAY } from './past-store.ts';

/** Shows the division of an earlier day over today's, or nothing but today's. @param at ISO 8601 */
export async function showPast(at: string | null): Promise<void> {
  if (at === null) {
    pastStore.setState(TODAY);
    return;
  }
  pastStore.setState({ ...TODAY, at, reading: true });
  const answer = await api.get<Topology>(`/api/coverage?at=${encodeURIComponent(at)}`);
  if (pastStore.getState().at !== at) return;
  if (!answer.ok) pastStore.setState({ ...TODAY, at, failed: true });
  else pastStore.setState({ ...TODAY, at, features: featuresOf(answer.value) });
}

/** The outlines of the grids of a coverage as it travels. */
export const featuresOf = (topology: Topology): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: areaShapes(topology, 'grids').map(({ code, rings }) => ({
    type: 'Feature',
    properties: { key: code },
    geometry: { type: 'MultiLineString', coordinates: rings.map((ring) => [...ring]) },
  })),
});
