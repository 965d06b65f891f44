import type { Handover, HandoverAct } from '../../shared/model/handover.ts';
import { api } from '../live/api.ts';

export const HANDOVERS = '/api/handovers';

/** @param key the same for a retry */
export const offerDesk = (note: string, key: string) =>
  api.send<Handover>('POST', HANDOVERS, { note }, key);

export const endHandover = (id: string, act: HandoverAct['act']) =>
  api.send<Handover>('POST', `${HANDOVERS}/${encodeURIComponent(id)}/acts`, { act });
