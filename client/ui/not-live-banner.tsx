import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { type Absence, absenceOf } from '../store/absence.ts';
import { serverNow, useToday } from '../store/clock.ts';
import { type LiveState, useLive } from '../store/live-store.ts';
import { formatMoment } from './format-time.ts';

/**
 * Says in large letters that the picture is old, and with the day where it is not of today.
 * @param since epoch milliseconds of the last sign of life, or of the last judgement in an absence; null: none was ever
 *   received
 * @param absence the server is heard, but nothing new can be seen
 */
export function NotLiveBanner({
  since,
  absence = null,
}: {
  since: number | null;
  absence?: Absence | null;
}) {
  const text = useText();
  const language = useLanguage();
  const today = useToday();
  // Of another day the seconds say nothing, and day and clock fit a wall's line without them.
  const clock =
    since === null ? '' : formatMoment(since, serverNow(), language, shanghaiDay(since) === today);
  if (absence === null) {
    const words = since === null ? text('live.never') : text('live.not-since', { clock });
    return <Banner words={words} hint={text('live.hint')} />;
  }
  return <Banner words={text(`live.${absence}`)} hint={text(`live.${absence}.hint`, { clock })} />;
}

function Banner({ words, hint }: { words: string; hint: string }) {
  return (
    <div className="jw-not-live" role="alert" data-testid="not-live">
      {words}
      <small>{hint}</small>
    </div>
  );
}

/** Until when the city was judged, epoch milliseconds; moves while the picture is live, so not asked for then. */
const judgedUntil = (live: LiveState): number | null =>
  absenceOf(live) === null || live.heartbeat === null
    ? null
    : Date.parse(live.heartbeat.evaluatedAt);

/** The same wherever a picture of the city is shown, for as long as it is not live. */
export function PictureBanner() {
  const status = useLive((live) => live.status);
  const lastSign = useLive((live) => live.notLiveSince);
  const absence = useLive(absenceOf);
  const judged = useLive(judgedUntil);
  if (status !== 'not-live' && absence === null) return null;
  return <NotLiveBanner since={absence === null ? lastSign : judged} absence={absence} />;
}
