import { Deck, type Layer, type LayerContext, MapView } from '@deck.gl/core';
import { IconLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { unfoldCoverage } from '../../../../client/live/unfold-coverage.ts';
import { ICON_MAPPING } from '../../../../client/map/icons/atlas.ts';
import { iconNames } from '../../../../client/map/icons/icon-names.ts';
import { createIconTexture } from '../../../../client/map/icons/icon-texture.ts';
import {
  ConditionFillExtension,
  type ConditionFillProps,
} from '../../../../client/map/layers/condition-fill.ts';
import { fillWord, type GridsInput, gridsLayer } from '../../../../client/map/layers/grids.ts';
import type { AtlasTexture } from '../../../../client/map/layers/symbols.ts';
import { renewPositions, unitData, unitsLayers } from '../../../../client/map/layers/units.ts';
import { conditionColours } from '../../../../client/map/map-palette.ts';
import topology from '../../../../geodata/city/coverage.topojson';
import { chance } from '../../../../geodata/tools/player/noise.ts';
import { RESOURCE_STATUSES, RESOURCE_TYPES } from '../../../../shared/model/resource.ts';

/** The layers of the map against the same layers rebuilt from objects. Times are main-thread ms. */

const UNITS = 50_000;
const SIZE_PX = 8;
const canvas = document.querySelector('canvas')!;
const device = await new Promise<LayerContext['device']>((resolve) => {
  deck = new Deck({
    canvas,
    width: canvas.width,
    height: canvas.height,
    useDevicePixels: false,
    views: new MapView({ repeat: false }),
    initialViewState: { longitude: 120.11, latitude: 31.56, zoom: 9.2 },
    controller: false,
    layers: [],
    onDeviceInitialized: resolve,
  });
});
var deck: Deck<MapView>;
const atlas: AtlasTexture = createIconTexture(device, 'dark');

/** Hands deck.gl other layers and has every attribute of them made: all but the drawing. */
function apply(layers: readonly Layer[]): number {
  const started = performance.now();
  deck.setProps({ layers: [...layers] });
  // `layerManager` is not part of deck.gl's types; without this call the work would fall into a frame.
  (deck as unknown as { layerManager: { updateLayers(): void } }).layerManager.updateLayers();
  return performance.now() - started;
}

/** Draws what is there and gives the picture. */
function picture(): Uint32Array {
  deck.redraw('bench');
  const gl = canvas.getContext('webgl2')!;
  const pixels = new Uint8Array(canvas.width * canvas.height * 4);
  gl.readPixels(0, 0, canvas.width, canvas.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return new Uint32Array(pixels.buffer);
}

const unitIcons = Array.from({ length: UNITS }, (_, unit) =>
  iconNames.unit(
    RESOURCE_TYPES[unit % RESOURCE_TYPES.length]!,
    RESOURCE_STATUSES[unit % RESOURCE_STATUSES.length]!,
  ),
);
const headings = Float32Array.from({ length: UNITS }, (_, unit) => 360 * chance(unit, 9));
const alphas = new Uint8Array(UNITS).fill(255);
const starts = Float64Array.from(
  { length: UNITS * 2 },
  (_, axis) => (axis % 2 === 0 ? 119.6 : 31.2) + chance(axis >> 1, axis % 2) * 0.8,
);
const moved = (axis: number, step: number): number => starts[axis]! + (step % 50) * 1e-4;

const places = starts.slice();
const data = unitData(places);
const rows = {
  units: [],
  rows: new Int32Array(0),
  periods: new Float64Array(0),
  icons: unitIcons,
  dots: unitIcons,
};
const ACCENT = [80, 180, 255, 255] as [number, number, number, number];

function ourUnits(step: number): number {
  const started = performance.now();
  for (let axis = 0; axis < places.length; axis += 1) places[axis] = moved(axis, step);
  renewPositions(data);
  const layers = unitsLayers({
    rows,
    data,
    step,
    alphas,
    headings,
    atlas,
    accent: ACCENT,
    sizePx: SIZE_PX,
    far: false,
    opacity: 1,
    visible: true,
  });
  return performance.now() - started + apply(layers);
}

type UnitObject = { place: [number, number]; icon: string; heading: number; alpha: number };

/** The way of every tutorial: new objects, and deck.gl works everything out again. */
function peerUnits(step: number): number {
  const started = performance.now();
  const objects = Array.from(
    { length: UNITS },
    (_, unit): UnitObject => ({
      place: [moved(unit * 2, step), moved(unit * 2 + 1, step)],
      icon: unitIcons[unit]!,
      heading: headings[unit]!,
      alpha: alphas[unit]!,
    }),
  );
  const common = {
    data: objects,
    iconAtlas: atlas,
    iconMapping: ICON_MAPPING,
    getPosition: ({ place }: UnitObject) => place,
    getSize: SIZE_PX,
    sizeUnits: 'pixels',
    alphaCutoff: 0.02,
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  } as const;
  const [red, green, blue] = ACCENT;
  const layers = [
    new IconLayer<UnitObject>({
      ...common,
      id: 'unit-headings',
      getIcon: () => iconNames.heading,
      getAngle: ({ heading }) => -heading,
      getColor: ({ alpha }) => [red, green, blue, alpha],
    }),
    new IconLayer<UnitObject>({
      ...common,
      id: 'units',
      getIcon: ({ icon }) => icon,
      getColor: ({ alpha }) => [255, 255, 255, alpha],
    }),
  ];
  return performance.now() - started + apply(layers);
}

const coverage = unfoldCoverage('bench', topology);
const PASSES = {
  condition: () => true,
  town: () => true,
  grid: () => true,
  type: () => true,
  name: () => true,
  age: () => true,
} as unknown as GridsInput['passes'];

const gridsInput = (step: number): GridsInput => ({
  coverage,
  conditions: Uint8Array.from(coverage.codes, (_, grid) => Math.floor(chance(grid, step) * 6)),
  unheard: null,
  passes: PASSES,
  colours: conditionColours('dark'),
  opacity: 1,
  visible: true,
  patternStrength: 1,
});

function ourGrids(step: number): number {
  const input = gridsInput(step);
  const started = performance.now();
  const layer = gridsLayer(input);
  return performance.now() - started + apply([layer]);
}

const outlines = Array.from(coverage.polygonGrids, (_, polygon) => {
  const end = coverage.polygonStarts[polygon + 1] ?? coverage.positions.length / 2;
  const ring: [number, number][] = [];
  for (let vertex = coverage.polygonStarts[polygon]!; vertex < end; vertex += 1) {
    ring.push([coverage.positions[vertex * 2]!, coverage.positions[vertex * 2 + 1]!]);
  }
  return ring;
});
const fill = new ConditionFillExtension();
const bytesOf = (word: number): GridObject['fill'] => [
  word & 255,
  (word >>> 8) & 255,
  (word >>> 16) & 255,
  word >>> 24,
];
type GridObject = { polygon: [number, number][]; fill: [number, number, number, number] };

/** Objects with the new colour in them, the same shader: shapes are triangulated again. */
function peerGrids(step: number): number {
  const input = gridsInput(step);
  const started = performance.now();
  const layer = new SolidPolygonLayer<GridObject, ConditionFillProps>({
    id: 'grids',
    data: outlines.map((polygon, index) => ({ polygon, fill: bytesOf(fillWord(input, index)) })),
    positionFormat: 'XY',
    getPolygon: ({ polygon }) => polygon,
    getFillColor: (grid) => grid.fill,
    extensions: [fill],
    conditionColours: input.colours,
    patternStrength: 1,
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  });
  return performance.now() - started + apply([layer]);
}

/** What two shaders round apart where a symbol's edge falls between pixels, of 255. */
const ROUNDED = 12;
/** Whether two pixels are of another colour. */
const isOther = (one: number, other: number): boolean =>
  one !== other &&
  [0, 8, 16, 24].some(
    (bits) => Math.abs(((one >>> bits) & 255) - ((other >>> bits) & 255)) > ROUNDED,
  );

const ways = { ourUnits, peerUnits, ourGrids, peerGrids };
export type RenderWay = keyof typeof ways;
type Drawn = { way: RenderWay; at: number };
let step = 0;

const bench = {
  grids: () => coverage.codes.length,
  units: () => UNITS,
  /** The share of pixels that differ between two ways and steps; the layers of the one are taken away first. */
  difference([one, other]: readonly [Drawn, Drawn]): number {
    const [first, second] = [one, other].map(({ way, at }) => {
      apply([]);
      ways[way](at);
      return picture();
    });
    const differing = first!.reduce(
      (sum, pixel, at) => sum + Number(isOther(pixel, second![at]!)),
      0,
    );
    return differing / first!.length;
  },
  /** Applies `times` steps; the first, which makes the layers, is not counted. Milliseconds of each. */
  times({ way, times }: { way: RenderWay; times: number }): number[] {
    apply([]);
    step += 1;
    ways[way](step);
    return Array.from({ length: times }, () => {
      step += 1;
      return ways[way](step);
    });
  },
};
export type RenderBench = typeof bench;
Object.assign(window, { bench });
