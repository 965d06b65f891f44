import type {
  EmergencyPlan,
  EmergencyPlanAct,
  NewEmergencyPlan,
  PlanBody,
} from '../../shared/model/emergency-plan.ts';
import type {
  ActivatePlan,
  EmergencyPlanTask,
  EmergencyPlanTaskActName,
  PlanActivation,
} from '../../shared/model/emergency-plan-task.ts';
import { api } from '../live/api.ts';
import { incidentPath } from './manage-incidents.ts';

const of = (id: string): string => `/api/emergency-plans/${encodeURIComponent(id)}`;

/** @param key the same for a retry */
export const draftEmergencyPlan = (plan: NewEmergencyPlan, key: string) =>
  api.send<EmergencyPlan>('POST', '/api/emergency-plans', plan, key);

/** 412 when somebody was quicker. */
export const writeEmergencyPlan = ({ id, version }: EmergencyPlan, body: PlanBody) =>
  api.send<EmergencyPlan>('PUT', `${of(id)}/body`, { basedOn: version, body });

export const actOnEmergencyPlan = (
  { id, version }: EmergencyPlan,
  act: Omit<EmergencyPlanAct, 'basedOn'>,
) => api.send<EmergencyPlan>('POST', `${of(id)}/acts`, { basedOn: version, ...act });

/** A person decides it; its tasks are there at once. @param key the same for a retry */
export const activatePlan = (incident: string, body: ActivatePlan, key: string) =>
  api.send<PlanActivation>('POST', `${incidentPath(incident)}/plan-activations`, body, key);

export const closePlanTask = (
  { id, version }: EmergencyPlanTask,
  act: EmergencyPlanTaskActName,
  reason: string | null,
) =>
  api.send<EmergencyPlanTask>('POST', `/api/plan-tasks/${encodeURIComponent(id)}/acts`, {
    basedOn: version,
    act,
    reason,
  });
