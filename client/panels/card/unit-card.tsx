import { SORT_OF } from '../../../shared/model/resource.ts';
import { useText } from '../../i18n/use-text.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import { useNewest } from '../../situation/use-subject.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Fact } from './fact.tsx';
import { UnitDevice } from './unit-device.tsx';
import { UnitRecordsPart } from './unit-records.tsx';

const KILOMETRES_PER_HOUR = 3.6;

/** A team, vehicle, equipment or specialist's role by call-sign: what it is, what it does, where it was last heard and how long ago. */
export function UnitCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const mayAct = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  const mayRead = useLive(({ me }) => me !== null && me.role !== 'wall');
  const unit = registers?.resourceById.get(id);
  const stream = registers?.streamById.get(unit?.stream ?? '');
  const newest = useNewest(stream?.id);
  if (registers === null || unit === undefined) return null;
  const speed = newest.speed === null ? null : newest.speed * KILOMETRES_PER_HOUR;
  return (
    <>
      <div className="jw-value">
        <strong>{text(`status.${unit.status}`)}</strong>
        {unit.stream === null ? (
          <span className="jw-small">{text('card.unit.at-base')}</span>
        ) : (
          <span className="jw-small">
            {newest.condition === 'unknown' && <LevelMark condition="unknown" />}{' '}
            <Age at={newest.at} periodSeconds={stream?.periodSeconds} />{' '}
            <DoubtMark suspect={newest.suspect} />
          </span>
        )}
      </div>
      <dl className="jw-facts">
        <Fact label={text('card.unit.type')}>
          {text(`unit.${unit.type}`)} · {text(`sort.${SORT_OF[unit.type]}`)}
        </Fact>
        <Fact label={text('card.department')}>
          {registers.departmentById.get(unit.department)?.name ?? unit.department}
        </Fact>
        {unit.stream !== null && (
          <>
            <Fact label={text('card.unit.speed')}>
              <Quantity value={speed} unit="km/h" />
            </Fact>
            <Fact label={text('card.unit.heading')}>
              <Quantity value={newest.heading} unit="°" />
            </Fact>
          </>
        )}
      </dl>
      {mayRead && (
        <UnitRecordsPart unit={id} type={unit.type} status={unit.status} mayKeep={mayAct} />
      )}
      {mayAct && <UnitDevice unit={id} />}
    </>
  );
}
