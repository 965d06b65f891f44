import { METRICS, type Stream } from '../../../shared/model/stream.ts';
import { useText } from '../../i18n/use-text.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import { useNewest } from '../../situation/use-subject.ts';
import { select } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** The streams that watch a thing: level, value, age. @param empty what is said when there are none */
export function WatchedBy({ streams, empty }: { streams: readonly Stream[]; empty: string }) {
  const text = useText();
  return (
    <section className="jw-linked">
      <h4>{text('card.hazard.streams')}</h4>
      {streams.length === 0 && <p className="jw-secondary">{empty}</p>}
      <ul className="jw-list">
        {streams.map((stream) => (
          <li key={stream.id}>
            <WatchedRow stream={stream} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WatchedRow({ stream }: { stream: Stream }) {
  const text = useText();
  const newest = useNewest(stream.id);
  return (
    <button
      type="button"
      className="jw-plain jw-watched"
      data-subject={`stream:${stream.id}`}
      onClick={() => select({ kind: 'stream', id: stream.id })}
    >
      <LevelMark condition={newest.condition} word={false} />
      <span className="jw-clip jw-grow" title={stream.name}>
        {text(`metric.${stream.metric}`)} <span className="jw-secondary">{stream.name}</span>
      </span>
      {stream.metric !== 'position' && (
        <Quantity value={newest.value} unit={METRICS[stream.metric].unit} />
      )}
      <span className="jw-small">
        <DoubtMark suspect={newest.suspect} />{' '}
        <Age at={newest.at} periodSeconds={stream.periodSeconds} />
      </span>
    </button>
  );
}
