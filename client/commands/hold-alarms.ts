import type { AlarmHold, NewHold } from '../../shared/model/alarm-hold.ts';
import { api } from '../live/api.ts';

/**
 * Shelves a source of alarms, or takes it out of service; the screens change by the journal.
 * @param key the same for a retry
 */
export const beginHold = (hold: NewHold, key: string) =>
  api.send<AlarmHold>('POST', '/api/alarm-holds', hold, key);

/** Ends a shelf early, or returns a source to service. */
export const endHold = ({ id }: Pick<AlarmHold, 'id'>) =>
  api.send<void>('DELETE', `/api/alarm-holds/${id}`);
