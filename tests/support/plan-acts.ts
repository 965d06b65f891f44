import type { GridEdit } from '../../shared/model/grid-edit.ts';
import type { GridPlan } from '../../shared/model/grid-plan.ts';
import type { EditAnswer, GridPlanFile, NewGridPlan } from '../../shared/wire/grid-plans.ts';
import type { Caller } from './callers.ts';
import { communityOf, lineBetween } from './small-coverage.ts';

const post = (json: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  json,
  headers,
});

/** An answer's body, when it has the status expected; throws with both otherwise. */
export const bodyOf = async <Body>(answer: Response, status = 200): Promise<Body> => {
  const text = await answer.text();
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${text}`);
  return JSON.parse(text) as Body;
};

/** A plan over the community of each town. */
export const begin = async (
  by: Caller,
  towns: readonly string[],
  more: Partial<NewGridPlan> = {},
): Promise<GridPlan> => {
  const communities = towns.map(communityOf);
  const draft = {
    name: '示例调整',
    reason: '户数不均',
    communities,
    temporaryUntil: null,
    ...more,
  };
  return bodyOf<GridPlan>(await by('/api/plans', post(draft)), 201);
};

export const send = (by: Caller, plan: Pick<GridPlan, 'id'>, step: string, json: unknown = {}) =>
  by(`/api/plans/${plan.id}/${step}`, post(json));

export const read = async (by: Caller, plan: Pick<GridPlan, 'id'>): Promise<GridPlanFile> =>
  bodyOf<GridPlanFile>(await by(`/api/plans/${plan.id}`));

/** Draws on the plan's present revision. */
export const draw = async (by: Caller, plan: GridPlan, ...edits: GridEdit[]): Promise<GridPlan> => {
  let one = plan;
  for (const edit of edits) {
    const answer = await send(by, one, 'edits', { basedOn: one.revision, edit });
    one = (await bodyOf<EditAnswer>(answer)).plan;
  }
  return one;
};

/** Bends the line between the two grids of a town northwards in its middle, by thousandths of a degree. */
export const bend = (town: string, north: number): GridEdit[] => {
  const [west, east] = lineBetween(town);
  const middle: [number, number] = [Number(((west[0] + east[0]) / 2).toFixed(6)), west[1]];
  const to: [number, number] = [middle[0], Number((middle[1] + north / 1_000).toFixed(6))];
  return [
    { kind: 'insert-vertex', between: [west, east], at: middle },
    { kind: 'move-vertex', from: middle, to },
  ];
};

/** Everybody who must be heard agrees. */
export const agreeAll = async (by: Caller, plan: GridPlan): Promise<GridPlan> => {
  let one = plan;
  for (const { area } of (await read(by, plan)).needed) {
    const opinion = {
      ...{ basedOn: one.revision, area, verdict: 'agree', reason: null },
      organisation: `示例机构${area}`,
    };
    one = await bodyOf<GridPlan>(await send(by, one, 'opinions', opinion));
  }
  return one;
};

/** Checked, heard and agreed by all, ready for approval. */
export const throughConsultation = async (by: Caller, plan: GridPlan): Promise<GridPlan> => {
  const basedOn = plan.revision;
  await bodyOf(await send(by, plan, 'check', { basedOn }));
  return agreeAll(by, await bodyOf<GridPlan>(await send(by, plan, 'consult', { basedOn })));
};

/** Approved by another; in force from `effectiveFrom`, null: at once. */
export const approve = async (
  drafter: Caller,
  approver: Caller,
  plan: GridPlan,
  effectiveFrom: string | null = null,
): Promise<GridPlan> => {
  const ready = await throughConsultation(drafter, plan);
  const approval = { basedOn: ready.revision, effectiveFrom, answer: null };
  return bodyOf<GridPlan>(await send(approver, ready, 'approve', approval));
};
