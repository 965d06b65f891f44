import { COORDINATE_SYSTEM } from '@deck.gl/core';
import type { Passes } from '../../situation/filtering.ts';
import type { Coverage } from '../../store/coverage.ts';
import type { Rgba } from '../map-palette.ts';
import { CodedPolygonLayer } from './coded-polygon-layer.ts';
import { allToCommon } from './common-space.ts';
import { ConditionFillExtension, type ConditionFillProps } from './condition-fill.ts';
import { AMONG_AREAS, FLAT, type Placed } from './placement.ts';

export type GridsInput = {
  coverage: Coverage;
  /** Condition code by grid; a new array when anything changed. */
  conditions: Uint8Array;
  /** By grid, 1: a station of it is not heard, so that its level may be too low; null: that is not told. */
  unheard: Uint8Array | null;
  passes: Passes;
  colours: readonly Rgba[];
  opacity: number;
  visible: boolean;
  patternStrength: number;
};

const fill = new ConditionFillExtension();

/** A polygon's rows for the GPU, kept as long as the coverage: only the codes are written again. */
const laidOut = new WeakMap<Coverage, object>();

function dataOf(coverage: Coverage): object {
  const known = laidOut.get(coverage);
  if (known) return known;
  const data = {
    length: coverage.polygonGrids.length,
    startIndices: coverage.polygonStarts,
    attributes: { getPolygon: { value: allToCommon(coverage.positions), size: 2 } },
  };
  laidOut.set(coverage, data);
  return data;
}

const HIDDEN = 0xff_00;
const UNHEARD = 0xff_00_00;
const OPAQUE = 0xff_00_00_00;

/**
 * What the colour column says of one polygon, byte by byte from the lowest: its grid's condition, whether the filters hide it,
 * what is not heard, and that it is opaque.
 */
export function fillWord(
  { coverage, conditions, unheard, passes }: GridsInput,
  polygon: number,
): number {
  const grid = coverage.polygonGrids[polygon]!;
  const code = conditions[grid] ?? 0;
  const isShown = passes.condition(code) && passes.grid(coverage.codes[grid]!);
  return (code | (isShown ? 0 : HIDDEN) | (unheard?.[grid] ? UNHEARD : 0) | OPAQUE) >>> 0;
}

/**
 * The grids, filled by risk. Shapes go to the GPU once a coverage; a change of conditions writes the
 * code column anew and nothing else.
 */
export function gridsLayer(input: GridsInput) {
  const { coverage, conditions, unheard, passes, colours, opacity, visible, patternStrength } =
    input;
  return new CodedPolygonLayer<ConditionFillProps & Placed>({
    id: 'grids',
    // Binary rows: deck.gl's own type of this property knows only lists of objects.
    data: dataOf(coverage) as never,
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    _normalize: false,
    positionFormat: 'XY',
    wordOf: (polygon) => fillWord(input, polygon),
    updateTriggers: { wordOf: [conditions, unheard, passes] },
    extensions: [fill],
    conditionColours: colours,
    patternStrength,
    opacity,
    visible,
    pickable: false,
    parameters: FLAT,
    ...AMONG_AREAS,
  });
}
