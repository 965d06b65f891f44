import { COORDINATE_SYSTEM } from '@deck.gl/core';
import type { Passes } from '../../situation/filtering.ts';
import type { Coverage } from '../../store/coverage.ts';
import type { Rgba } from '../map-palette.ts';
import { allToCommon } from './common-space.ts';
import {
  ConditionFillExtension,
  type ConditionFillProps,
  type FillCode,
} from './condition-fill.ts';
import { FlatPolygonLayer } from './flat-polygon-layer.ts';
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

/** What the colour column says of one polygon: its grid's condition, whether the filters hide it, and what is not heard. */
export function fillCode(
  { coverage, conditions, unheard, passes }: GridsInput,
  polygon: number,
  into: number[] = [],
): FillCode {
  const grid = coverage.polygonGrids[polygon]!;
  const code = conditions[grid] ?? 0;
  into[0] = code;
  into[1] = passes.condition(code) && passes.grid(coverage.codes[grid]!) ? 0 : 255;
  into[2] = unheard?.[grid] ? 255 : 0;
  into[3] = 255;
  return into as FillCode;
}

/** What deck.gl tells an accessor: the row, and a list that may be filled and given back. */
type Told = { index: number; target: number[] };

/**
 * The grids, filled by risk. Shapes go to the GPU once a coverage; a change of conditions writes the
 * code column anew and nothing else.
 */
export function gridsLayer(input: GridsInput) {
  const { coverage, conditions, unheard, passes, colours, opacity, visible, patternStrength } =
    input;
  return new FlatPolygonLayer<object, ConditionFillProps & Placed>({
    id: 'grids',
    // Binary rows: deck.gl's own type of this property knows only lists of objects.
    data: dataOf(coverage) as never,
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    _normalize: false,
    positionFormat: 'XY',
    getFillColor: (_: object, { index, target }: Told) => fillCode(input, index, target),
    updateTriggers: { getFillColor: [conditions, unheard, passes] },
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
