import { useText } from '../i18n/use-text.ts';
import { formatClock } from './format-time.ts';

/**
 * Says in large letters that the picture is old.
 * @param since epoch milliseconds of the last sign of life; null: none was ever received
 */
export function NotLiveBanner({ since }: { since: number | null }) {
  const text = useText();
  return (
    <div className="jw-not-live" role="alert" data-testid="not-live">
      {since === null ? text('live.never') : text('live.not-since', { clock: formatClock(since) })}
      <small>{text('live.hint')}</small>
    </div>
  );
}
