import type { GridEdit } from '../../shared/model/grid-edit.ts';
import type { GridPlan } from '../../shared/model/grid-plan.ts';
import type {
  Approval,
  CheckAnswer,
  EditAnswer,
  FilingDone,
  GridPlanFile,
  NewGridPlan,
  OpinionGiven,
  RebaseAnswer,
} from '../../shared/wire/grid-plans.ts';
import { api } from '../live/api.ts';

const pathOf = (id: string) => `/api/plans/${encodeURIComponent(id)}`;

export const readGridPlan = (id: string) => api.get<GridPlanFile>(pathOf(id));

/** @param key the same for a retry, so that one plan is begun */
export const beginGridPlan = (plan: NewGridPlan, key: string) =>
  api.send<GridPlan>('POST', '/api/plans', plan, key);

/** 412 with both versions when another was quicker. @param key the same for a retry, so that it is drawn once */
export const sendEdit = (id: string, basedOn: number, edit: GridEdit, key: string) =>
  api.send<EditAnswer>('POST', `${pathOf(id)}/edits`, { basedOn, edit }, key);

/** @param key the same for a retry, so that one edit is undone and not two */
export const moveCursor = (id: string, basedOn: number, act: 'undo' | 'redo', key: string) =>
  api.send<EditAnswer>('POST', `${pathOf(id)}/${act}`, { basedOn }, key);

export const checkPlan = (id: string, basedOn: number) =>
  api.send<CheckAnswer>('POST', `${pathOf(id)}/check`, { basedOn });

/** Draws the plan anew on the grids in force now; edits that no longer fit are left out and named. */
export const rebasePlan = (id: string, basedOn: number) =>
  api.send<RebaseAnswer>('POST', `${pathOf(id)}/rebase`, { basedOn, leaveOut: true });

export const consultPlan = (id: string, basedOn: number) =>
  api.send<GridPlan>('POST', `${pathOf(id)}/consult`, { basedOn });

/** @param key the same for a retry, so that it is recorded once */
export const giveOpinion = (id: string, opinion: OpinionGiven, key: string) =>
  api.send<GridPlan>('POST', `${pathOf(id)}/opinions`, opinion, key);

export const approvePlan = (id: string, approval: Approval) =>
  api.send<GridPlan>('POST', `${pathOf(id)}/approve`, approval);

export const filePlan = (id: string, filing: FilingDone) =>
  api.send<GridPlan>('POST', `${pathOf(id)}/file`, filing);

export const acknowledgePlan = (id: string) =>
  api.send<GridPlan>('POST', `${pathOf(id)}/acknowledge`, {});

export const closePlanFor = (id: string, step: 'reject' | 'withdraw', reason: string) =>
  api.send<GridPlan>('POST', `${pathOf(id)}/${step}`, { reason });
