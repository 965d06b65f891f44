import type { Drill, DrillAct, NewDrill } from '../../shared/model/drill.ts';
import { api } from '../live/api.ts';

const of = (id: string): string => `/api/drills/${encodeURIComponent(id)}`;

/** @param key the same for a retry */
export const declareDrill = (drill: NewDrill, key: string) =>
  api.send<Drill>('POST', '/api/drills', drill, key);

/** 412 when somebody was quicker. */
export const actOnDrill = ({ id, version }: Drill, act: DrillAct) =>
  api.send<Drill>('POST', `${of(id)}/acts`, { basedOn: version, act });

/** This desk takes part from now on, on all of its screens. */
export const joinDrill = (id: string) => api.send<undefined>('PUT', `${of(id)}/participation`);

export const leaveDrill = (id: string) => api.send<undefined>('DELETE', `${of(id)}/participation`);
