import type { GridPartKind } from '../model/grid.ts';
import { CONDITION_CODE, CONDITIONS, type Condition } from '../model/level.ts';
import type { Confidence } from '../model/rule.ts';

/**
 * What the level of a grid is made of, and on whose word. Every part weighs the same: the worst one is the grid's
 * level [D], since many mild parts do not make a grave one and a grave one is not thinned by mild ones.
 */
export const GRID_COMPOSITION: Readonly<
  Record<GridPartKind, { axis: 'assessed' | 'live'; source: string; confidence: Confidence }>
> = {
  hazard: {
    axis: 'assessed',
    source:
      '危险源四色风险分级，国务院安委办 2016 (four risk colours, State Council Safety Commission)',
    confidence: 'S',
  },
  stream: {
    axis: 'live',
    source: '监测点现行规则；各级出处见监测点 (the rule in force, sources on its own card)',
    confidence: 'D',
  },
  gathering: {
    axis: 'live',
    source: '聚集阶梯：占容量比例与密度取较差者 (crowd ladder, the worse of share and density)',
    confidence: 'D',
  },
  shelter: {
    axis: 'live',
    source: '避难场所占用率阈值 (thresholds of shelter occupancy)',
    confidence: 'D',
  },
  // One that nobody took up yet counts for nothing: anybody may send one, and as many as he likes.
  report: {
    axis: 'live',
    source:
      '正在核查的举报，核实之前按未知计 (a tip being looked into is unknown until it is decided)',
    confidence: 'D',
  },
};

/**
 * One thing in a grid. `unknown` is a hazard not yet assessed or a stream not heard; `held` is what a silent
 * stream was last judged, which goes on counting.
 */
export type GridPart = {
  kind: GridPartKind;
  id: string;
  condition: Condition;
  held?: Condition;
};

export type GridRisk = {
  condition: Condition;
  /** The worst of what was assessed beforehand, and of what is measured now: two axes, never drawn alike. */
  assessed: Condition;
  live: Condition;
  /** Worst first: what the condition rests on. */
  parts: readonly GridPart[];
  /** How many are unknown: above 0 the picture is based on old or missing data and must say so. */
  unknownParts: number;
};

/**
 * The risk of a grid: the worst of what lies in it [D]. A part that is unknown counts as what it was last
 * judged, so silence makes no grid safer; where nothing known is bad, one unknown part makes the whole
 * unknown. A grid with neither hazard nor stream is `none`: nothing is registered that could be wrong.
 */
export function gridRisk(parts: readonly GridPart[]): GridRisk {
  const sorted = [...parts].sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  return {
    condition: worst(parts),
    assessed: worst(parts.filter(({ kind }) => kind === 'hazard')),
    live: worst(parts.filter(({ kind }) => kind !== 'hazard')),
    parts: sorted,
    unknownParts: parts.filter(({ condition }) => condition === 'unknown').length,
  };
}

function worst(parts: readonly GridPart[]): Condition {
  const highest = parts.reduce((most, part) => Math.max(most, rank(part)), 0);
  return highest === UNKNOWN_RANK ? 'unknown' : CONDITIONS[Math.floor(highest)]!;
}

/** Unknown stands between nothing to report and the lowest level. */
const UNKNOWN_RANK = 0.5;

function rank({ condition, held = 'none' }: GridPart): number {
  if (condition !== 'unknown') return CONDITION_CODE[condition];
  const known = held === 'unknown' ? 0 : CONDITION_CODE[held];
  return Math.max(UNKNOWN_RANK, known);
}

/** The parts of every grid, kept so that one transition recomputes one grid. Changed in place. */
export type GridRiskIndex = Map<string, { parts: Map<string, GridPart>; risk: GridRisk }>;

export type GridRiskChange = { grid: string; before: GridRisk; after: GridRisk };

/** Puts a part into its grid, in place of the same part before; null if the grid looks no different. */
export function putPart(index: GridRiskIndex, grid: string, part: GridPart): GridRiskChange | null {
  return changeGrid(index, grid, (parts) => parts.set(keyOf(part), part));
}

/** Takes a part out of its grid; null if the grid looks no different. */
export function dropPart(
  index: GridRiskIndex,
  grid: string,
  part: Pick<GridPart, 'kind' | 'id'>,
): GridRiskChange | null {
  return changeGrid(index, grid, (parts) => parts.delete(keyOf(part)));
}

function keyOf({ kind, id }: Pick<GridPart, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

function changeGrid(
  index: GridRiskIndex,
  grid: string,
  change: (parts: Map<string, GridPart>) => void,
): GridRiskChange | null {
  const { parts, risk: before } = index.get(grid) ?? { parts: new Map(), risk: gridRisk([]) };
  change(parts);
  const after = gridRisk([...parts.values()]);
  index.set(grid, { parts, risk: after });
  const same =
    before.condition === after.condition &&
    before.assessed === after.assessed &&
    before.live === after.live &&
    before.unknownParts === after.unknownParts;
  return same ? null : { grid, before, after };
}
