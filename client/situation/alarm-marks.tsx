import type { Alarm } from '../../shared/model/alarm.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { formatClock } from '../ui/format-time.ts';
import { useAlarmFacts } from './use-alarm-facts.ts';
import './alarm-marks.css';

/** What is true of an alarm beside its level, each in its own words: nothing where nothing is to be said. */
export function AlarmMarks({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const { shelved, outOfService, suppressed, escalated } = useAlarmFacts()(alarm);
  const until = shelved?.until ? formatClock(Date.parse(shelved.until), false) : '';
  const isHandled = useLive(({ incidents }) =>
    [...incidents.values()].some(({ alarms }) => alarms.includes(alarm.id)),
  );
  return (
    <>
      {isHandled && (
        <span className="jw-alarm-mark" data-mark="handled">
          {text('alarms.handled')}
        </span>
      )}
      {escalated !== null && (
        <span className="jw-alarm-mark" data-mark="escalated">
          {text(`alarms.escalated.${escalated.desk}`)}
        </span>
      )}
      {outOfService !== null && (
        <span className="jw-alarm-mark" data-mark="out-of-service">
          {text('alarms.out-of-service')}
        </span>
      )}
      {shelved !== null && (
        <span className="jw-alarm-mark" data-mark="shelved">
          {text('alarms.shelved', { clock: until })}
        </span>
      )}
      {suppressed !== null && (
        <span
          className="jw-alarm-mark"
          data-mark="suppressed"
          title={text(`alarms.suppressed.${suppressed.rule}`)}
        >
          {text('alarms.suppressed')}
        </span>
      )}
    </>
  );
}
