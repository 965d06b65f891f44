import type { GridTask, GridTaskActBody, NewGridTask } from '../../shared/model/grid-task.ts';
import type { PatrolDuty, PatrolPlan, PatrolReport } from '../../shared/model/patrol.ts';
import type {
  ServiceItem,
  ServiceItemActBody,
  ServiceItemRequest,
} from '../../shared/model/service-item.ts';
import type {
  GridStaffing,
  StaffCountChange,
  StaffingNorm,
  StaffingNormChange,
} from '../../shared/model/staffing.ts';
import { api } from '../live/api.ts';

const of = encodeURIComponent;

/** Writes down what was counted in a grid; 409 when somebody was quicker. */
export const countStaff = (grid: string, change: StaffCountChange) =>
  api.send<GridStaffing>('PUT', `/api/staffing/${of(grid)}`, change);

/** Records a further version of the staffing norm; 409 as above. */
export const recordNorm = (change: StaffingNormChange) =>
  api.send<StaffingNorm>('POST', '/api/staffing-norms', change);

export const planPatrols = (plan: PatrolPlan) =>
  api.send<{ grids: number }>('PUT', '/api/patrols/plan', plan);

export const reportPatrol = (report: PatrolReport) =>
  api.send<PatrolDuty>('PUT', '/api/patrols/reports', report);

/** @param key the same for a retry */
export const requestItem = (request: ServiceItemRequest, key: string) =>
  api.send<ServiceItem>('POST', '/api/service-items', request, key);

/** Admits, refuses, suspends, resumes or removes an item; 409 when it is not possible any more. */
export const actOnItem = (id: string, act: ServiceItemActBody) =>
  api.send<ServiceItem>('POST', `/api/service-items/${of(id)}/acts`, act);

/** Gives a grid a task numbered by the act. @param key the same for a retry */
export const assignTask = (task: Omit<NewGridTask, 'id'>, key: string) =>
  api.send<GridTask>('POST', '/api/grid-tasks', { id: `task-${key}`, ...task });

export const closeTask = (id: string, act: GridTaskActBody) =>
  api.send<GridTask>('POST', `/api/grid-tasks/${of(id)}/acts`, act);
