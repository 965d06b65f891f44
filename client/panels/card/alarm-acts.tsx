import type { Alarm } from '../../../shared/model/alarm.ts';
import { alarmSource } from '../../../shared/risk/alarm-source.ts';
import { endHold } from '../../commands/hold-alarms.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { mayAcknowledge } from '../../situation/acknowledge-button.tsx';
import { HoldForm } from '../../situation/hold-form.tsx';
import { useAlarmFacts } from '../../situation/use-alarm-facts.ts';
import { VerdictForm } from '../../situation/verdict-form.tsx';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';

/** What one can do with an alarm besides acknowledging it: say what it was, and set its source aside. */
export function AlarmActs({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const role = useLive((live) => live.me?.role);
  const { shelved, outOfService } = useAlarmFacts()(alarm);
  const held = [shelved, outOfService].filter((hold) => hold !== null);
  const isSeen = alarm.acknowledgedAt !== null || !alarm.active;
  if (role === 'wall') return null;
  return (
    <>
      {isSeen && (
        <section>
          <h4 className="jw-small jw-secondary">{text('verdict')}</h4>
          <VerdictForm key={alarm.id} alarm={alarm} />
        </section>
      )}
      {mayAcknowledge(role) &&
        held.map((hold) => (
          <span key={hold.id} className="jw-row">
            <ActButton
              word={text(hold.kind === 'shelved' ? 'hold.unshelve' : 'hold.return')}
              act={() => endHold(hold)}
              done={() => undefined}
            />
          </span>
        ))}
      {mayAcknowledge(role) && (
        <details className="jw-alarm-aside">
          <summary className="jw-small">{text('hold.title')}</summary>
          <HoldForm source={alarmSource(alarm)} />
          <a className="jw-small" href={registersLink('shelved')}>
            {text('hold.all')}
          </a>
        </details>
      )}
    </>
  );
}
