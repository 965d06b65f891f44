import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { eventClocks } from '../../../shared/risk/large-event.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** Whether a clock of the permit has run out; nothing where none runs. */
export const isLate = (event: LargeEvent): boolean => {
  const { isApplicationLate, isDecisionLate } = eventClocks(event, serverNow());
  const isOver = event.state === 'cancelled' || event.state === 'ended';
  return !isOver && (isApplicationLate || isDecisionLate);
};

/** The two clocks of a permit: when to apply and when to decide, and whether that was kept. */
export function EventClocks({ event }: { event: LargeEvent }) {
  const text = useText();
  const clocks = eventClocks(event, serverNow());
  const line = (label: string, at: number | null, late: boolean) =>
    at !== null && (
      <>
        <dt>{label}</dt>
        <dd>
          <TimeText at={at} />{' '}
          {late ? (
            <b className="jw-late">{text('event.clock.late')}</b>
          ) : (
            text('event.clock.in-time')
          )}
        </dd>
      </>
    );
  return (
    <>
      {line(text('event.clock.apply'), clocks.applyBy, clocks.isApplicationLate)}
      {line(text('event.clock.decide'), clocks.decideBy, clocks.isDecisionLate)}
    </>
  );
}
