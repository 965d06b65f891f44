import { useLanguage } from '../i18n/use-text.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { ageStep, ageText } from './age-text.ts';
import { formatMoment, isoInstant } from './format-time.ts';

/**
 * How old something is, told anew every second; it loses its colour past its period.
 * @param at epoch milliseconds of the reading; null: never seen
 * @param periodSeconds how often it is promised; without it the text never fades
 */
export function Age({ at, periodSeconds }: { at: number | null; periodSeconds?: number }) {
  const language = useLanguage();
  useSeconds();
  if (at === null || !Number.isFinite(at) || at <= 0) return <span className="jw-age-3">–</span>;
  const seconds = (serverNow() - at) / 1000;
  const step = periodSeconds === undefined ? 0 : ageStep(seconds, periodSeconds);
  return (
    <time
      className={`jw-number jw-age-${step}`}
      dateTime={isoInstant(at)}
      title={formatMoment(at, serverNow(), language)}
      suppressHydrationWarning
    >
      {ageText(seconds, language)}
    </time>
  );
}
