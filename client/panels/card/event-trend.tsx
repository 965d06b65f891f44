import '../../i18n/later-words.ts';
import { useMemo, useState } from 'react';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { commonLimit } from '../../../shared/risk/large-event.ts';
import type { EventCrowdPoint } from '../../../shared/wire/event-crowd.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { eventCrowdOf } from '../../situation/event-crowd.ts';
import { useHistory } from '../../situation/use-history.ts';
import { useLive } from '../../store/live-store.ts';
import { telemetry } from '../../store/telemetry.ts';
import { formatPeople } from '../../ui/format-number.ts';
import { later } from '../../ui/later.ts';
import { TrendFrame, type TrendHours } from './trend-frame.tsx';
import { crowdLinesOf, type TrendStep } from './trend-points.ts';

const TrendChart = later(async () => (await import('./trend-chart.tsx')).TrendChart);

const PERCENT = 100;

/** The steps of the zones' ladder, in persons of the number that was approved for all together. */
function useSteps(event: LargeEvent): readonly TrendStep[] {
  const registers = useLive((live) => live.registers);
  const limit = commonLimit(event);
  return useMemo(() => {
    if (registers === null || limit === null) return [];
    const { rule } = eventCrowdOf(event, registers, telemetry);
    return (rule?.bands ?? []).map(({ level, from }) => ({
      level,
      from: (from / PERCENT) * limit,
    }));
  }, [event, registers, limit]);
}

/** How the crowd of an event, all its zones together, came where it is, against the number that was approved. */
export function EventTrend({ event }: { event: LargeEvent }) {
  const text = useText();
  const nameOf = useNameOf();
  const [hours, look] = useState<TrendHours>(6);
  const question = useHistory<EventCrowdPoint>(
    `/api/events/${encodeURIComponent(event.id)}/crowd`,
    hours,
  );
  const { value } = question;
  const steps = useSteps(event);
  const lines = useMemo(() => crowdLinesOf(value ?? []), [value]);
  const whole = (value ?? []).filter(({ unknown }) => unknown === 0);
  const summary = text('event.crowd.summary', {
    // A least number may be the highest there was, and says nothing of the lowest.
    minimum: formatPeople(whole.length > 0 ? Math.min(...whole.map((one) => one.value)) : null),
    maximum: formatPeople(Math.max(...(value ?? []).map((one) => one.value))),
  });
  const isPartly = whole.length < (value?.length ?? 0);
  return (
    <TrendFrame
      label={text('card.trend.label', { name: nameOf(event.name) })}
      {...{ hours, look, question }}
    >
      <TrendChart {...{ lines, steps, summary }} unit="人" growth={null} />
      <p className="jw-secondary jw-small">
        {summary}
        {isPartly && ` · ${text('event.crowd.partly')}`}
      </p>
    </TrendFrame>
  );
}
