import type { GridPlan } from '../../shared/model/grid-plan.ts';
import type {
  Approval,
  CheckAnswer,
  FilingDone,
  NewPlan,
  OpinionGiven,
  RebaseAnswer,
} from '../../shared/wire/grid-plans.ts';
import { api } from '../live/api.ts';
import { newActKey } from './act-key.ts';

export const planPath = (id: string): string => `/api/plans/${encodeURIComponent(id)}`;

export const beginPlan = (plan: NewPlan) =>
  api.send<GridPlan>('POST', '/api/plans', plan, newActKey());

/** What the server finds by replaying every edit. 412 when somebody drew on meanwhile. */
export const checkPlan = (id: string, basedOn: number) =>
  api.send<CheckAnswer>('POST', `${planPath(id)}/check`, { basedOn });

export const consultOnPlan = (id: string, basedOn: number) =>
  api.send<GridPlan>('POST', `${planPath(id)}/consult`, { basedOn });

export const giveOpinion = (id: string, opinion: OpinionGiven) =>
  api.send<GridPlan>('POST', `${planPath(id)}/opinions`, opinion);

export const approvePlan = (id: string, approval: Approval) =>
  api.send<GridPlan>('POST', `${planPath(id)}/approve`, approval);

export const filePlan = (id: string, filing: FilingDone) =>
  api.send<GridPlan>('POST', `${planPath(id)}/file`, filing);

export const acknowledgePlan = (id: string) =>
  api.send<GridPlan>('POST', `${planPath(id)}/acknowledge`, {});

export const closePlan = (id: string, step: 'reject' | 'withdraw', reason: string) =>
  api.send<GridPlan>('POST', `${planPath(id)}/${step}`, { reason });

/** Draws a plan anew on the boundaries in force now. */
export const rebasePlan = (id: string, basedOn: number, leaveOut: boolean) =>
  api.send<RebaseAnswer>('POST', `${planPath(id)}/rebase`, { basedOn, leaveOut });
