import { useText } from '../../i18n/use-text.ts';
import { placesLeft } from '../../situation/told-count.ts';
import { useNewest } from '../../situation/use-subject.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Fact } from './fact.tsx';
import { LinkedAlarms } from './linked-alarms.tsx';

/** An emergency shelter: how many places are left, and of how many. */
export function ShelterCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const shelter = registers?.shelterById.get(id);
  const stream = registers?.streamById.get(shelter?.stream ?? '');
  const newest = useNewest(stream?.id);
  if (shelter === undefined) return null;
  const occupied = stream === undefined ? null : newest.value;
  const left = occupied === null ? null : placesLeft(shelter.capacity, occupied);
  return (
    <>
      <div className="jw-value" data-silent={newest.condition === 'unknown'}>
        <span className="jw-value-number">
          {/* Places are things, not people: a small number of them is told as it is. */}
          <Quantity value={left} unit="" decimals={0} />
        </span>
        <span>
          {text('card.shelter.left')}
          <span className="jw-small jw-secondary jw-block">
            <Age at={newest.at} periodSeconds={stream?.periodSeconds} />
          </span>
        </span>
        {newest.condition !== 'none' && <LevelMark condition={newest.condition} />}
      </div>
      <dl className="jw-facts">
        <Fact label={text('card.shelter.state')}>{text(`shelter-state.${shelter.state}`)}</Fact>
        <Fact label={text('card.shelter.occupied')}>
          <Quantity value={occupied} unit="人" />
        </Fact>
        <Fact label={text('card.shelter.capacity')}>
          <Quantity value={shelter.capacity} unit="人" />
        </Fact>
        <Fact label={text('card.shelter.class')}>
          {text(`shelter-class.${shelter.class}`)} · {text(`space.${shelter.space}`)}
        </Fact>
      </dl>
      <LinkedAlarms matches={(alarm) => alarm.subjectKind === 'shelter' && alarm.subject === id} />
    </>
  );
}
