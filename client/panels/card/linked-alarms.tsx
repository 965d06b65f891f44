import type { Alarm } from '../../../shared/model/alarm.ts';
import { useText } from '../../i18n/use-text.ts';
import { AcknowledgeButton } from '../../situation/acknowledge-button.tsx';
import { compareAlarms } from '../../situation/alarm-order.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** The alarms that speak of this thing, each with its act. Nothing where there are none. */
export function LinkedAlarms({ matches }: { matches: (alarm: Alarm) => boolean }) {
  const text = useText();
  const alarms = useLive((live) => live.alarms);
  const linked = [...alarms.values()].filter(matches).sort(compareAlarms);
  if (linked.length === 0) return null;
  return (
    <section className="jw-linked">
      <h4>{text('panel.alarms')}</h4>
      <ul className="jw-list">
        {linked.map((alarm) => (
          <li key={alarm.id} className="jw-row">
            <button
              type="button"
              className="jw-plain jw-row jw-grow"
              onClick={() => select({ kind: 'alarm', id: String(alarm.id) })}
            >
              <LevelMark condition={alarm.level} word={false} />
              <span className="jw-grow">{text(`cause.${alarm.cause}`)}</span>
              <span className="jw-small jw-secondary">
                <TimeText at={alarm.raisedAt} />
              </span>
            </button>
            <AcknowledgeButton alarm={alarm} />
          </li>
        ))}
      </ul>
    </section>
  );
}
