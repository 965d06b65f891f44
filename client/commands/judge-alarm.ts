import type { AlarmVerdict, NewVerdict } from '../../shared/model/alarm-verdict.ts';
import { api } from '../live/api.ts';

/** Says what an alarm was found to have been; it can be said anew. */
export const judgeAlarm = (id: number, verdict: NewVerdict) =>
  api.send<AlarmVerdict>('PUT', `/api/alarms/${id}/verdict`, verdict);
