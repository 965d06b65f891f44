import type { Session } from '../../../client/studio/session/session.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridEdit } from '../../../shared/model/grid-edit.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { EditAnswer, GridPlanFile } from '../../../shared/wire/grid-plans.ts';
import { box, communityOf, gridOf, middleOf, TOWNS } from '../small-coverage.ts';

const TOWN = TOWNS.eastOne;
const AT = '2026-11-22T06:00:00.000Z';
const HALF = 0.01;

const lattice = (degrees: number) => Number(degrees.toFixed(6));
const outlineOf = (sequence: 1 | 2): Position[][][] => {
  const [lon, lat] = middleOf(TOWN, sequence);
  const sides = [lon - HALF, lat - HALF / 2, lon + HALF, lat + HALF / 2].map(lattice);
  return [box(...(sides as [number, number, number, number])).coordinates as Position[][]];
};

export const planWith = (given: Partial<GridPlan> = {}): GridPlan => ({
  ...{ id: 'plan-1', name: '东一镇调整', reason: '人口增长', county: '320205', town: TOWN },
  ...{ communities: [communityOf(TOWN)], temporaryUntil: null, state: 'draft', revision: 0 },
  ...{ cursor: 0, edits: 0, baseAt: AT, baseOutdated: false, check: null, draftedBy: 'a-1' },
  ...{ draftedAt: AT, changedBy: 'a-1', changedAt: AT, consultedAt: null, approvedBy: null },
  ...{ approvedAt: null, approvalAnswer: null, effectiveFrom: null, effectiveAt: null },
  ...{ fileBy: null, filing: null, filingLate: false, acknowledgedAt: null, closedBy: null },
  ...{ closedAt: null, closingReason: null, synthetic: false },
  ...given,
});

/** A plan over one town of the small city, with edits the server has taken. */
export function fileWith(...edits: GridEdit[]): GridPlanFile {
  const west = outlineOf(1)[0]![0]![0]!;
  const east = outlineOf(2)[0]![0]![2]!;
  const middle = outlineOf(2)[0]![0]![0]![1];
  const limit: Position[] = [
    west,
    [east[0], west[1]],
    [east[0], middle],
    east,
    [west[0], east[1]],
    [west[0], middle],
    west,
  ];
  const grid = { kind: 'comprehensive', community: communityOf(TOWN), town: TOWN } as const;
  return {
    plan: planWith({ revision: edits.length, cursor: edits.length, edits: edits.length }),
    communities: [
      { code: communityOf(TOWN), name: '社区', town: TOWN, townName: '镇', outline: [[limit]] },
    ],
    base: ([1, 2] as const).map((sequence) => ({
      ...{ ...grid, code: gridOf(TOWN, sequence), name: `网格${sequence}`, households: 400 },
      ...{ parent: null, outline: outlineOf(sequence) },
    })),
    edits: edits.map((edit, index) => ({ number: index + 1, edit, by: 'a-2', at: AT })),
    findings: null,
    needed: [],
    opinions: [],
    overlapping: [],
    codes: [],
  };
}

export const rename = (name: string): GridEdit => ({
  kind: 'describe',
  grid: gridOf(TOWN, 1),
  name,
});

/** Cuts a grid of the town from south to north through its middle. */
export function splitOf(grid: string, newGrid: string): GridEdit {
  const [lon, lat] = middleOf(TOWN, grid.endsWith('1') ? 1 : 2);
  const line = [lat - HALF, lat + HALF].map((end): Position => [lattice(lon), lattice(end)]);
  return { kind: 'split', grid, line, newGrid };
}

/** What the server answers to the next edit of a session. */
export function answerTo({ file }: Session, edit: GridEdit): EditAnswer {
  const { plan } = file;
  const cursor = plan.cursor + 1;
  return {
    plan: { ...plan, revision: plan.revision + 1, cursor, edits: cursor },
    edit: { number: plan.edits + 1, edit, by: 'a-1', at: AT },
  };
}
