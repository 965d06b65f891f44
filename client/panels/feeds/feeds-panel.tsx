import type { FeedStatus } from '../../../shared/model/feed.ts';
import { isTextKey, type Text, useText } from '../../i18n/use-text.ts';
import { useLateStreams } from '../../situation/late-streams.ts';
import { usePictureStatus } from '../../situation/picture-status.ts';
import { useFeedsHeard } from '../../situation/use-feeds-heard.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { feedsBySilence } from './feed-order.ts';
import './feeds-panel.css';

/** Who feeds the platform and how each keeps its contract; the silent ones stand first. */
export function FeedsPanel() {
  const text = useText();
  const feeds = useLive((live) => live.feeds);
  const step = useLive((live) => live.step);
  const heardAt = useFeedsHeard();
  const lateOf = useLateStreams();
  const isLive = usePictureStatus() === 'live';
  if (step === 'session' || step === 'situation') return <LoadingState />;
  if (feeds.length === 0) {
    return <EmptyState title={text('feeds.empty')} hint={text('feeds.empty.hint')} />;
  }
  return (
    <ul className="jw-list jw-feeds" data-testid="feeds">
      {feedsBySilence(feeds, lateOf).map((feed) => (
        <FeedRow
          key={feed.id}
          feed={feed}
          heardAt={heardAt(feed)}
          late={lateOf(feed)}
          isLive={isLive}
        />
      ))}
    </ul>
  );
}

/** @property isLive whether this screen hears anything: where not, nobody knows how a feed does now */
type RowProps = { feed: FeedStatus; heardAt: number | null; late: number; isLive: boolean };

/** How its streams keep their periods. */
function punctuality({ streams }: FeedStatus, late: number, isLive: boolean, text: Text): string {
  if (streams === 0) return text('feeds.no-streams');
  if (!isLive) return text('feeds.streams', { total: streams });
  return late > 0
    ? text('feeds.late', { late, total: streams })
    : text('feeds.on-time', { total: streams });
}

function FeedRow({ feed, heardAt, late, isLive }: RowProps) {
  const text = useText();
  const refused = Object.entries(feed.refused).filter(([, count]) => count > 0);
  const total = refused.reduce((sum, [, count]) => sum + count, 0);
  const reasonOf = (reason: string) => {
    const key = `refusal.${reason}`;
    return text(isTextKey(key) ? key : 'refusal.other');
  };
  return (
    <li className="jw-feed" data-state={isLive ? feed.state : 'not-known'}>
      <span className="jw-row">
        <span className="jw-feed-state" aria-hidden="true" />
        <span className="jw-clip jw-grow" title={feed.name}>
          {feed.name}
        </span>
        <span className="jw-small">
          {text(isLive ? `data-state.${feed.state}` : 'feeds.not-known')}
        </span>
      </span>
      <span className="jw-row jw-small jw-secondary">
        <span className="jw-grow jw-clip">{punctuality(feed, late, isLive, text)}</span>
        {heardAt === null ? (
          text('feeds.never')
        ) : (
          <Age at={heardAt} periodSeconds={feed.periodSeconds} />
        )}
      </span>
      {total > 0 && (
        <details className="jw-small jw-secondary">
          <summary>{text('feeds.refused', { count: formatNumber(total) })}</summary>
          <ul className="jw-list">
            {refused.map(([reason, count]) => (
              <li key={reason}>
                {reasonOf(reason)} <span className="jw-number">{formatNumber(count)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
