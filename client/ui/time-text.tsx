import { useLanguage } from '../i18n/use-text.ts';
import { serverNow, useToday } from '../store/clock.ts';
import { formatMoment, isoInstant } from './format-time.ts';

/** A moment in Asia/Shanghai, 24 h; the date stands before it when it was not today, also where the page stood over midnight. */
export function TimeText({ at }: { at: number | string | null }) {
  const language = useLanguage();
  useToday();
  const epochMs = typeof at === 'string' ? Date.parse(at) : at;
  if (epochMs === null || !Number.isFinite(epochMs)) return <span>–</span>;
  return (
    <time className="jw-number" dateTime={isoInstant(epochMs)}>
      {formatMoment(epochMs, serverNow(), language)}
    </time>
  );
}
