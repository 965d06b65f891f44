import { type MouseEvent, useCallback } from 'react';
import type { Scope } from '../../shared/model/account.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import { acknowledgeAlarm } from '../commands/acknowledge-alarm.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { say } from '../store/notice-store.ts';
import { useAct } from '../ui/use-act.ts';

/** Roles that may acknowledge; others see only whether it was done. */
const MAY_ACKNOWLEDGE = new Set(['coordinator', 'administrator']);
export const mayAcknowledge = (role: string | undefined): boolean =>
  role !== undefined && MAY_ACKNOWLEDGE.has(role);

/** Whether an alarm reaches beyond a desk: a town sees those of the whole city, and leaves them to the desk above. */
export const reachesFurther = ({ town }: Pick<Alarm, 'town'>, scope: Scope): boolean =>
  town === null && scope.town !== null;

type Acknowledging = {
  alarm: Alarm;
  short?: boolean;
  /** Whether its line came to its place just now: who presses it may have meant another. */
  hasMoved?: () => boolean;
};

/**
 * Whether a press is meant for this alarm. The second click of a double click was meant for what stood there at the first, and a
 * line that has just moved may have come under the pointer. @param clicks as the browser counts them; 0 by key
 */
export function readPress(clicks: number, hasMoved: boolean): 'meant' | 'second' | 'moved' {
  if (clicks > 1) return 'second';
  return hasMoved ? 'moved' : 'meant';
}

/**
 * Acknowledges what a person has seen. Each occurrence has a button of its own: how an earlier one was acknowledged says
 * nothing of the alarm that rose again (F49).
 */
export const AcknowledgeButton = (props: Acknowledging) => (
  <OccurrenceButton key={`${props.alarm.id} ${props.alarm.occurrence}`} {...props} />
);

/**
 * Pending until the journal says so, or refused with the reason. While the line is down it waits and goes by itself: it names
 * the occurrence that was seen, so it is never of one that nobody saw.
 */
function OccurrenceButton({ alarm, short = false, hasMoved }: Acknowledging) {
  const text = useText();
  const role = useLive((live) => live.me?.role);
  const isForAbove = useLive(({ scope }) => reachesFurther(alarm, scope));
  const { id, occurrence } = alarm;
  const act = useCallback(
    (key: string) => acknowledgeAlarm({ id, occurrence }, key),
    [id, occurrence],
  );
  const { state, run } = useAct(act, { word: text('alarms.acknowledge'), queued: true });
  if (alarm.acknowledgedAt !== null) {
    return (
      <span className="jw-small jw-secondary jw-acknowledged">{text('alarms.acknowledged')}</span>
    );
  }
  if (!mayAcknowledge(role)) return null;
  if (isForAbove) {
    return <span className="jw-small jw-secondary">{text('alarms.for-above')}</span>;
  }
  const press = ({ detail }: MouseEvent) => {
    const read = readPress(detail, detail > 0 && hasMoved?.() === true);
    if (read === 'meant') void run();
    if (read === 'moved') say(text('alarms.moved'));
  };
  const pending = state.kind !== 'idle' && state.kind !== 'refused';
  return (
    <span className="jw-acknowledge">
      <button
        type="button"
        className="jw-button"
        data-act="acknowledge"
        data-state={state.kind}
        disabled={pending}
        aria-label={text('alarms.acknowledge.of', { name: alarm.name })}
        onClick={press}
      >
        {text(
          pending ? 'alarms.pending' : short ? 'alarms.acknowledge.short' : 'alarms.acknowledge',
        )}
      </button>
      {state.kind === 'waiting' && (
        <span className="jw-small jw-secondary" role="status">
          {text('act.waiting')}
        </span>
      )}
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {text('alarms.refused', { reason: state.reason })}
        </span>
      )}
    </span>
  );
}
