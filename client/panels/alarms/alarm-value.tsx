import type { Alarm } from '../../../shared/model/alarm.ts';
import { METRICS, type Stream } from '../../../shared/model/stream.ts';
import { useLanguage } from '../../i18n/use-text.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import type { Newest } from '../../situation/newest.ts';
import { useNewest } from '../../situation/use-subject.ts';
import { serverNow, useToday } from '../../store/clock.ts';
import { formatMoment } from '../../ui/format-time.ts';
import { Quantity } from '../../ui/quantity.tsx';

/**
 * A number beside an alarm. `judgedAt` null: it is measured now; else when it was judged, ISO 8601. `suspect`: the quality
 * checks doubt it; what was judged they did not doubt.
 */
type Told = { value: number; judgedAt: string | null; suspect: boolean };

/**
 * What an alarm's stream measures now. Where that is not known, is another number than the alarm judges (a share, a speed), or
 * the alarm is over, it is the number that was judged last, with its time: no old number stands there like a present one.
 */
export function toldValue(
  { active, cause, unit, value, changedAt }: Alarm,
  stream: Stream | undefined,
  newest: Newest,
): Told | null {
  const isOfStream =
    cause === 'band' && stream !== undefined && METRICS[stream.metric].unit === unit;
  if (active && isOfStream && newest.condition !== 'unknown' && newest.value !== null) {
    return { value: newest.value, judgedAt: null, suspect: newest.suspect };
  }
  return value === null ? null : { value, judgedAt: changedAt, suspect: false };
}

/** The number beside an alarm in the list; one of another day with that day. */
export function AlarmValue({ alarm, stream }: { alarm: Alarm; stream: Stream | undefined }) {
  const newest = useNewest(alarm.stream);
  useToday();
  const told = toldValue(alarm, stream, newest);
  if (told === null) return null;
  return <ToldValue told={told} unit={alarm.unit} />;
}

export function ToldValue({ told, unit }: { told: Told; unit: string }) {
  const language = useLanguage();
  const { value, judgedAt, suspect } = told;
  return (
    <span>
      <Quantity value={value} unit={unit} /> <DoubtMark suspect={suspect} />
      {judgedAt !== null && (
        <time className="jw-small jw-secondary jw-number" dateTime={judgedAt}>
          {' '}
          {formatMoment(Date.parse(judgedAt), serverNow(), language, false)}
        </time>
      )}
    </span>
  );
}
