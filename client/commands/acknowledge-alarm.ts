import type { Alarm } from '../../shared/model/alarm.ts';
import { api } from '../live/api.ts';

/**
 * Acknowledges the occurrence a person has seen; refused when the alarm has risen again since (F49).
 * The list changes by the journal, not by this answer.
 */
export const acknowledgeAlarm = (alarm: Pick<Alarm, 'id' | 'occurrence'>, key: string) =>
  api.send<Alarm>(
    'POST',
    `/api/alarms/${alarm.id}/acknowledgement`,
    { occurrence: alarm.occurrence },
    key,
  );
