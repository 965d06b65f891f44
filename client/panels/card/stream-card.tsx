import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { Fact } from './fact.tsx';
import { LinkedAlarms } from './linked-alarms.tsx';
import { ReadingBlock } from './reading-block.tsx';
import { SubjectLink } from './subject-link.tsx';

/** A station, or the instrument at a hazard, a gathering or a shelter. */
export function StreamCard({ id }: { id: string }) {
  const text = useText();
  const stream = useLive((live) => live.registers?.streamById.get(id));
  if (stream === undefined) return null;
  const kind = stream.subjectKind === 'resource' ? 'unit' : stream.subjectKind;
  return (
    <>
      <p className="jw-small jw-secondary">{text(`metric.${stream.metric}`)}</p>
      <ReadingBlock stream={stream} />
      <LinkedAlarms matches={(alarm) => alarm.stream === id} />
      {kind !== 'station' && stream.subject !== null && (
        <dl className="jw-facts">
          <Fact label={text('card.linked')}>
            <SubjectLink selection={{ kind, id: stream.subject }} />
          </Fact>
        </dl>
      )}
    </>
  );
}
