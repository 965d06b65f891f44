import type { AlarmHold, NewHold } from '../../shared/model/alarm-hold.ts';
import { api } from '../live/api.ts';
import { newActKey } from './act-key.ts';

/** Shelves a source of alarms, or takes it out of service; the screens change by the journal. */
export const beginHold = (hold: NewHold) =>
  api.send<AlarmHold>('POST', '/api/alarm-holds', hold, newActKey());

/** Ends a shelf early, or returns a source to service. */
export const endHold = ({ id }: Pick<AlarmHold, 'id'>) =>
  api.send<void>('DELETE', `/api/alarm-holds/${id}`);
