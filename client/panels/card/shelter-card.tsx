import { placesLeft } from '../../../shared/model/fewest-told.ts';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import { useNewest } from '../../situation/use-subject.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { Fact } from './fact.tsx';
import { LinkedAlarms } from './linked-alarms.tsx';
import { NearestShelterList } from './nearest-shelters.tsx';

const ASK_MS = 30_000;
const ALTERNATIVES = 3;

/** How many are inside, live where a stream counts, else by the last count by hand. */
function useOccupied(id: string, file: ShelterFile | null) {
  const registers = useLive((live) => live.registers);
  const stream = registers?.streamById.get(registers.shelterById.get(id)?.stream ?? '');
  const newest = useNewest(stream?.id);
  if (stream !== undefined) {
    const { value, at, condition, suspect } = newest;
    // Silent for three periods: the last number is no present one.
    return {
      ...{ at, condition, suspect, periodSeconds: stream.periodSeconds },
      occupied: condition === 'unknown' ? null : value,
    };
  }
  const { count = null, at = null } = file?.occupancy ?? {};
  const condition = count === null ? ('unknown' as const) : ('none' as const);
  const heardAt = at === null ? null : Date.parse(at);
  return { occupied: count, at: heardAt, condition, suspect: false, periodSeconds: undefined };
}

/** An emergency shelter: how many places are left, and of how many. */
export function ShelterCard({ id }: { id: string }) {
  const text = useText();
  const shelter = useLive((live) => live.registers?.shelterById.get(id));
  const { value: file } = useQuestion<ShelterFile>(
    `/api/shelters/${encodeURIComponent(id)}/file`,
    ASK_MS,
  );
  const { occupied, at, condition, suspect, periodSeconds } = useOccupied(id, file);
  if (shelter === undefined) return null;
  const left = occupied === null ? null : placesLeft(shelter.capacity, occupied);
  return (
    <>
      <div className="jw-value" data-silent={condition === 'unknown'}>
        <span className="jw-value-number">
          {/* Places are things, not people: a small number of them is told as it is. */}
          <Quantity value={left} unit="" decimals={0} />
        </span>
        <span>
          {text('card.shelter.left')}
          <span className="jw-small jw-secondary jw-block">
            <Age at={at} {...(periodSeconds === undefined ? {} : { periodSeconds })} />{' '}
            <DoubtMark suspect={suspect} />
          </span>
        </span>
        {condition !== 'none' && <LevelMark condition={condition} />}
      </div>
      <dl className="jw-facts">
        <Fact label={text('card.shelter.state')}>
          {text(`shelter-state.${shelter.state}`)}
          {file !== null && <StateSince file={file} state={shelter.state} />}
        </Fact>
        <Fact label={text('card.shelter.occupied')}>
          <Quantity value={occupied} unit="人" />
        </Fact>
        <Fact label={text('card.shelter.capacity')}>
          <Quantity value={shelter.capacity} unit="人" />
          {file !== null && <BoundBy file={file} />}
        </Fact>
        <Fact label={text('card.shelter.class')}>
          {text(`shelter-class.${shelter.class}`)} · {text(`space.${shelter.space}`)}
        </Fact>
        {file !== null && <Facilities file={file} />}
      </dl>
      {file !== null && file.proposal !== null && (
        <p className="jw-note">{text(`shelters.propose.${file.proposal}`)}</p>
      )}
      <a className="jw-link" href={registersLink('shelters', id)}>
        {text('shelters.to-file')}
      </a>
      <LinkedAlarms matches={(alarm) => alarm.subjectKind === 'shelter' && alarm.subject === id} />
      <NearestShelterList
        query={`lon=${shelter.place[0]}&lat=${shelter.place[1]}`}
        except={id}
        most={ALTERNATIVES}
      />
    </>
  );
}

/** Since when, and on which order, as long as the file speaks of the state the map shows. */
function StateSince({ file: { steps }, state }: { file: ShelterFile; state: string }) {
  const [step] = steps;
  if (step === undefined || step.state !== state) return null;
  return (
    <span className="jw-small jw-secondary jw-block">
      <TimeText at={step.at} />
      {step.order !== null && ` · ${step.order.number}`}
      {step.reason !== null && ` · ${step.reason}`}
    </span>
  );
}

function BoundBy({ file: { capacities } }: { file: ShelterFile }) {
  const text = useText();
  const first = capacities[0]?.capacity;
  if (first === undefined) return null;
  const { binding, unrecorded } = first;
  const names = unrecorded.map((limit) => text(`shelters.limit.${limit}`)).join(' · ');
  return (
    <span className="jw-small jw-secondary jw-block">
      {text('shelters.bound-by', { limit: text(`shelters.limit.${binding}`) })}
      {unrecorded.length > 0 && ` · ${text('shelters.may-be-less', { names })}`}
    </span>
  );
}

/** What a coordinator asks first: water, beds, power, whether a wheelchair gets in. */
function Facilities({ file: { facilities } }: { file: ShelterFile }) {
  const text = useText();
  const { beds, toilets, waterLitresPerDay, accessible, backupPower } = facilities;
  const amount = (value: number | null) =>
    value === null ? text('shelters.unrecorded') : formatNumber(value);
  const yesNo = (value: boolean | null) =>
    value === null ? text('shelters.unrecorded') : text(value ? 'shelters.yes' : 'shelters.no');
  const parts = [
    `${text('shelters.limit.beds')} ${amount(beds)}`,
    `${text('shelters.limit.toilets')} ${amount(toilets)}`,
    `${text('shelters.water')} ${amount(waterLitresPerDay)} ${text('shelters.litres-a-day')}`,
    `${text('shelters.accessible')} ${yesNo(accessible)}`,
    `${text('shelters.backup-power')} ${yesNo(backupPower)}`,
  ];
  return <Fact label={text('card.shelter.facilities')}>{parts.join(' · ')}</Fact>;
}
