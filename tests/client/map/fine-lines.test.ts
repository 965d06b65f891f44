import type { MapLibreMap } from 'maplibre-gl';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unfoldCoverage } from '../../../client/live/unfold-coverage.ts';
import { liveStore } from '../../../client/store/live-store.ts';
import { readCoverage } from '../../../geodata/read.ts';

vi.mock('../../../client/map/map-engine.ts', () => ({
  setSource: (map: { given: string[] }, id: string, features: GeoJSON.Feature[]) =>
    map.given.push(`${id}: ${features.map(({ properties }) => properties?.step).join(', ')}`),
}));
const { followFineLines } = await import('../../../client/map/fine-lines.ts');

const coverage = unfoldCoverage('1', readCoverage());
const WHOLE_CITY = 9;
const ONE_TOWN = 12;

/** What the rule asks of a map: its zoom, and to be told of another. */
function openMap(zoom: number) {
  let listen = () => undefined;
  const map = {
    given: [] as string[],
    zoom,
    getZoom: () => map.zoom,
    on: (_: string, listener: () => undefined) => {
      listen = listener;
    },
    off: () => {
      listen = () => undefined;
    },
    zoomTo(to: number) {
      map.zoom = to;
      listen();
    },
  };
  return { map, end: followFineLines(map as unknown as MapLibreMap) };
}

describe('the fine lines of the map', () => {
  afterEach(() => liveStore.setState({ coverage: null }));

  it('are not made while the whole city is in view', () => {
    liveStore.setState({ coverage });
    const { map, end } = openMap(WHOLE_CITY);
    map.zoomTo(10);
    expect(map.given).toEqual([]);
    end();
  });

  it('are made once when a view comes near, and again for another coverage', async () => {
    liveStore.setState({ coverage });
    const { map, end } = openMap(WHOLE_CITY);
    map.zoomTo(ONE_TOWN);
    map.zoomTo(ONE_TOWN + 1);
    const lines = 'fine-lines: community-line, grid-line';
    await vi.waitFor(() => expect(map.given).toEqual([lines]));
    liveStore.setState({ coverage: { ...coverage, topology: { ...coverage.topology } } });
    await vi.waitFor(() => expect(map.given).toEqual([lines, lines]));
    end();
  });

  it('are made when the coverage comes after the view', async () => {
    const { map, end } = openMap(ONE_TOWN);
    expect(map.given).toEqual([]);
    liveStore.setState({ coverage });
    await vi.waitFor(() => expect(map.given).toHaveLength(1));
    end();
  });
});
