import { WebMercatorViewport } from '@deck.gl/core';
import { describe, expect, it } from 'vitest';
import { patternStrength } from '../../../client/map/area-layers.ts';
import { foremostOf } from '../../../client/map/cluster.ts';
import { toCommon } from '../../../client/map/layers/common-space.ts';
import { fillWord, type GridsInput, gridsLayer } from '../../../client/map/layers/grids.ts';
import { measuredPath } from '../../../client/map/layers/measuring.ts';
import { hazardAreasLayers } from '../../../client/map/layers/outlines.ts';
import { type Ribbon, ribbonMesh } from '../../../client/map/layers/ribbon-mesh.ts';
import { clustersLayers, shortCount, symbolsLayer } from '../../../client/map/layers/symbols.ts';
import { conditionColours } from '../../../client/map/map-palette.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { layerAbove, PAINT_ORDER } from '../../../client/map/paint-order.ts';
import { remember } from '../../../client/map/remember.ts';
import { createSymbolLayers } from '../../../client/map/symbol-layers.ts';
import type { Things } from '../../../client/map/things.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import type { Coverage } from '../../../client/store/coverage.ts';
import { NO_FILTERS, viewStore } from '../../../client/store/view-store.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { INDEXED } from '../../support/client/map.ts';

const GRIDS = ['320211001001001', '320213001001001'];

const SQUARE = [
  [120.3, 31.5],
  [120.4, 31.5],
  [120.4, 31.6],
  [120.3, 31.6],
  [120.3, 31.5],
];

const COVERAGE = {
  codes: GRIDS,
  positions: new Float64Array([0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 2, 0, 2, 1, 1, 0]),
  polygonStarts: new Uint32Array([0, 4, 8]),
  polygonGrids: new Uint32Array([0, 1]),
} as unknown as Coverage;

const gridsInput = (more: Partial<GridsInput> = {}): GridsInput => ({
  coverage: COVERAGE,
  conditions: Uint8Array.from([CONDITION_CODE.red, CONDITION_CODE.unknown]),
  unheard: null,
  passes: passesOf(NO_FILTERS, INDEXED, null),
  colours: conditionColours('dark'),
  opacity: 1,
  visible: true,
  patternStrength: 1,
  ...more,
});

/** As the GPU reads them. */
const bytesOf = (input: GridsInput, polygon: number): number[] => [
  ...new Uint8Array(Uint32Array.of(fillWord(input, polygon)).buffer),
];

describe('grids', () => {
  it('carry their condition to the GPU, polygon by polygon', () => {
    expect(bytesOf(gridsInput(), 0)).toEqual([CONDITION_CODE.red, 0, 0, 255]);
    expect(bytesOf(gridsInput(), 1)[0]).toBe(CONDITION_CODE.unknown);
  });

  it('say of a level that a station below it is not heard', () => {
    const unheard = Uint8Array.from([1, 0]);
    expect(bytesOf(gridsInput({ unheard }), 0)).toEqual([CONDITION_CODE.red, 0, 255, 255]);
    expect(bytesOf(gridsInput({ unheard }), 1)[2]).toBe(0);
    const { updateTriggers } = gridsLayer(gridsInput({ unheard })).props;
    expect(updateTriggers).not.toEqual(gridsLayer(gridsInput()).props.updateTriggers);
  });

  it('are hidden by the filters, not taken away', () => {
    const passes = passesOf({ ...NO_FILTERS, areas: ['320213'] }, INDEXED, null);
    expect(bytesOf(gridsInput({ passes }), 0)[1]).toBe(255);
    expect(bytesOf(gridsInput({ passes }), 1)[1]).toBe(0);
  });

  it('keep their shapes when conditions change: only the codes are written anew', () => {
    const before = gridsLayer(gridsInput());
    const after = gridsLayer(gridsInput({ conditions: new Uint8Array(2) }));
    expect(after.props.data).toBe(before.props.data);
    expect(after.props.updateTriggers).not.toEqual(before.props.updateTriggers);
  });

  it('lie under lines and names', () => {
    const { beforeId } = gridsLayer(gridsInput()).props as { beforeId?: string };
    expect(beforeId).toBe('grid-line');
  });

  it('show patterns only where there is room for them', () => {
    expect(patternStrength(9)).toBe(0);
    expect(patternStrength(12)).toBe(1);
  });
});

describe('the paint order', () => {
  it('puts symbols over every line and every name but a county', () => {
    expect(layerAbove('SYMBOLS')).toBe('county-label');
    expect(PAINT_ORDER.indexOf('AREA_FILLS')).toBeLessThan(PAINT_ORDER.indexOf('grid-line'));
  });
});

describe('symbols', () => {
  const point = {
    kind: 'hazard',
    id: 'a',
    lon: 120,
    lat: 31,
    condition: 0,
    icon: 'hazard:gas:red',
  } as const;
  const look = { atlas: 'atlas.png', sizePx: 24, opacity: 0.5, visible: true };

  it('stand where their things are', () => {
    const layer = symbolsLayer({ id: 'hazards', points: [point], ...look });
    const { getPosition, getIcon, opacity } = layer.props;
    expect((getPosition as (p: typeof point) => unknown)(point)).toEqual([120, 31]);
    expect((getIcon as (p: typeof point) => unknown)(point)).toBe('hazard:gas:red');
    expect(opacity).toBe(0.5);
  });

  it('tell a cluster by its worst state and its count', () => {
    const cluster = {
      lon: 120,
      lat: 31,
      count: 1_234,
      condition: CONDITION_CODE.orange,
      foremost: point,
      bounds: [120, 31, 120, 31] as [number, number, number, number],
    };
    const [discs, counts] = clustersLayers({
      id: 'watched',
      clusters: [cluster],
      text: [255, 255, 255, 255],
      ...look,
    });
    expect(
      (discs!.props as unknown as { getIcon: (c: typeof cluster) => string }).getIcon(cluster),
    ).toBe('cluster:orange');
    expect(
      (counts!.props as unknown as { getText: (c: typeof cluster) => string }).getText(cluster),
    ).toBe('1.2k');
  });

  it('are painted degree by degree, so that neither disc nor badge of a milder one covers a worse', () => {
    const at = (id: string, condition: number) => ({ ...point, id, condition });
    const cluster = ({ id, condition }: { id: string; condition: number }) => ({
      ...{ lon: 120, lat: 31, count: 2, condition, foremost: at(id, condition) },
      bounds: [120, 31, 120, 31] as [number, number, number, number],
    });
    const clusters = [at('a', CONDITION_CODE.blue), at('b', CONDITION_CODE.red)].map(cluster);
    const things = {
      watched: { points: [at('c', CONDITION_CODE.orange)], clusters },
      gatherings: [],
      alarms: { points: [], clusters },
      shownAlarms: foremostOf({ points: [], clusters }),
    };
    const scene = { view: viewStore.getState(), scale: 1 };
    const layers = createSymbolLayers()(
      scene as unknown as MapScene,
      things as unknown as Things,
      'atlas.png',
    );
    expect(layers.clusters.map(({ id }) => id)).toEqual([
      ...['watched-blue-clusters', 'watched-blue-counts', 'hazards-orange'],
      ...['watched-red-clusters', 'watched-red-counts'],
    ]);
    expect(layers.alarms.map(({ id }) => id)).toEqual([
      ...['alarms-blue', 'alarm-counts-blue', 'alarms-red', 'alarm-counts-red'],
    ]);
  });

  it('write counts short', () => {
    expect(shortCount(999)).toBe('999');
    expect(shortCount(2_000)).toBe('2.0k');
  });

  it('outline hazard areas in their risk and fill them faintly', () => {
    const [filled, outlined] = hazardAreasLayers({
      areas: [],
      colourOf: (risk, opacity) => (risk === 'red' ? [255, 0, 0, opacity * 255] : [0, 0, 0, 0]),
      opacity: 1,
      visible: true,
    });
    const area = { risk: 'red', outline: { coordinates: [SQUARE] } };
    const fill = (filled!.props as unknown as { getFillColor: (h: object) => number[] })
      .getFillColor;
    const { getRibbons } = outlined!.props as unknown as { getRibbons: (h: object) => Ribbon[] };
    const [ribbon] = getRibbons(area);
    expect(ribbon!.path).toBe(SQUARE);
    expect(fill(area)[3]).toBeLessThan(ribbon!.colour[3]);
  });
});

describe('ribbons', () => {
  const ribbon: Ribbon = { path: SQUARE, colour: [255, 0, 0, 51], width: 3 };

  it('have two vertices a corner and two triangles a side, and close', () => {
    const { at, indices, offset, colour } = ribbonMesh([ribbon, ribbon]);
    expect(at.length / 2).toBe(2 * 4 * 2);
    expect(indices.length / 3).toBe(2 * 4 * 2);
    expect(Math.max(...indices)).toBe(15);
    expect([...offset.slice(0, 4)]).toEqual([1, 1.5, -1, 1.5]);
    expect([...colour.slice(0, 4)]).toEqual([1, 0, 0, expect.closeTo(0.2)]);
  });

  it('know the neighbours of each corner, the first one’s being the last', () => {
    const { before, at, after } = ribbonMesh([ribbon]);
    const place = (column: Float32Array, vertex: number) => [
      ...column.slice(vertex * 2, vertex * 2 + 2),
    ];
    expect(place(before, 0)).toEqual(place(at, 6));
    expect(place(after, 0)).toEqual(place(at, 2));
    expect(place(after, 6)).toEqual(place(at, 0));
  });
});

describe('an open ribbon', () => {
  const open: Ribbon = { path: SQUARE.slice(0, 3), colour: [255, 0, 0, 255], width: 3 };

  it('has a side less than corners, and itself beyond its ends', () => {
    const { before, at, after, indices } = ribbonMesh([open]);
    expect(at.length / 2).toBe(3 * 2);
    expect(indices.length / 3).toBe(2 * 2);
    expect([...before.slice(0, 2)]).toEqual([...at.slice(0, 2)]);
    expect([...after.slice(-2)]).toEqual([...at.slice(-2)]);
  });

  it('ends and begins anew at a corner that would stand out as a spike', () => {
    const spike = [
      [0, 0],
      [1, 0],
      [0, 0.2],
    ];
    const { before, at, after, indices } = ribbonMesh([{ ...open, path: spike }]);
    expect(at.length / 2).toBe(4 * 2);
    expect(indices.length / 3).toBe(2 * 2);
    expect([...after.slice(4, 6)]).toEqual([...at.slice(4, 6)]);
    expect([...before.slice(8, 10)]).toEqual([...at.slice(8, 10)]);
    expect([...indices.slice(6)]).toEqual([4, 5, 6, 5, 7, 6]);
  });

  it('may be a straight one, a place or nothing', () => {
    const [from, to] = SQUARE;
    expect(ribbonMesh([{ ...open, path: [from!, to!] }]).indices.length / 3).toBe(2);
    expect(ribbonMesh([{ ...open, path: [from!] }]).indices).toHaveLength(0);
    expect(ribbonMesh([{ ...open, path: [] }]).indices).toHaveLength(0);
  });
});

describe('common space', () => {
  it('is that of deck.gl', () => {
    const viewport = new WebMercatorViewport({ longitude: 120.3, latitude: 31.57, zoom: 11 });
    const [x, y] = toCommon(120.21, 31.33);
    const [expectedX, expectedY] = viewport.projectFlat([120.21, 31.33]);
    expect(x).toBeCloseTo(expectedX!, 10);
    expect(y).toBeCloseTo(expectedY!, 10);
  });
});

describe('measuring', () => {
  const points = [
    [0, 0],
    [1, 0],
    [1, 1],
  ] as const;

  it('closes an area and leaves a line open', () => {
    expect(measuredPath({ mode: 'area', points })).toHaveLength(4);
    expect(measuredPath({ mode: 'distance', points })).toHaveLength(3);
  });
});

describe('remembering', () => {
  it('gives the same object for the same things, so that nothing is drawn anew', () => {
    const list = remember((a: number, b: object) => [a, b]);
    const thing = {};
    expect(list(1, thing)).toBe(list(1, thing));
    expect(list(1, thing)).not.toBe(list(2, thing));
  });
});
