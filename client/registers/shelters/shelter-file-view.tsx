import { useState } from 'react';
import { SHELTER_STANDARDS } from '../../../shared/model/shelter.ts';
import { isOpenTooLong } from '../../../shared/risk/shelter-state.ts';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { moveShelter, verifyShelter } from '../../commands/change-shelter.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Trend } from '../../panels/card/trend.tsx';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AreaName } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { Capacities } from './capacities.tsx';
import { CountsByHand } from './counts-by-hand.tsx';
import { aboutFacilities, FacilitiesForm } from './facilities-form.tsx';
import { FacilityFacts } from './facility-facts.tsx';
import { OccupancyAge } from './occupancy-age.tsx';
import { SiteForm } from './site-form.tsx';
import { Findings } from './siting.tsx';
import { StateActs } from './state-acts.tsx';
import { Steps } from './steps.tsx';
import { useShelterName } from './use-shelter-name.ts';

const ASK_MS = 15_000;

/** The file of one shelter. */
export function ShelterFileView({ id, close }: { id: string; close: () => void }) {
  const text = useText();
  const { value, refusal, again } = useQuestion<ShelterFile>(
    `/api/shelters/${encodeURIComponent(id)}/file`,
    ASK_MS,
  );
  return (
    <section className="jw-admin-section" data-testid="shelter-file">
      <div>
        <button type="button" className="jw-button" onClick={close}>
          {text('shelters.back')}
        </button>
      </div>
      {value !== null && <File file={value} changed={again} />}
      {value === null && refusal !== null && (
        <ErrorState reason={refusalText(text, refusal)} retry={again} />
      )}
      {value === null && refusal === null && <LoadingState />}
    </section>
  );
}

function File({ file, changed }: { file: ShelterFile; changed: Done }) {
  const mayAct = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  const text = useText();
  const { id } = file.shelter;
  const aboutSite = `shelter-site:${id}`;
  const [editing, setEditing] = useState(() => keptFrom(aboutFacilities(id)) !== undefined);
  const [moving, setMoving] = useState(() => keptFrom(aboutSite) !== undefined);
  const done = async () => {
    await changed();
    setEditing(false);
    setMoving(false);
  };
  return (
    <>
      <Head file={file} />
      <div className="jw-shelter-columns">
        <div className="jw-file-column">
          {mayAct && <StateActs key={file.shelter.state} file={file} done={changed} />}
          <Steps steps={file.steps} />
          <Occupancy file={file} mayAct={mayAct} changed={changed} />
        </div>
        <div className="jw-file-column">
          <Capacities file={file} />
          <Findings file={file} />
        </div>
      </div>
      {moving ? (
        <SiteForm
          about={aboutSite}
          current={{
            ...{ id, version: file.version, name: file.shelter.name },
            ground: { place: file.shelter.place, outline: file.outline },
          }}
          facilities={file.facilities}
          word={text('shelters.site.edit')}
          save={({ name, place, outline }, { version }) =>
            moveShelter(id, { basedOn: version, name, place, outline })
          }
          done={done}
          cancel={() => setMoving(false)}
        />
      ) : (
        mayAct && (
          <p>
            <button type="button" className="jw-button" onClick={() => setMoving(true)}>
              {text('shelters.site.edit')}
            </button>
          </p>
        )
      )}
      {editing ? (
        <FacilitiesForm file={file} done={done} cancel={() => setEditing(false)} />
      ) : (
        <Facilities file={file} mayAct={mayAct} edit={() => setEditing(true)} changed={changed} />
      )}
    </>
  );
}

function Head({ file: { shelter, occupancy, left, proposal, steps } }: { file: ShelterFile }) {
  const text = useText();
  const name = useShelterName(shelter);
  return (
    <header className="jw-file-head">
      <h2>{name}</h2>
      {shelter.synthetic && <SyntheticBadge />}
      <span className="jw-secondary">
        <AreaName code={shelter.town} /> · {text(`shelter-class.${shelter.class}`)} ·{' '}
        {text(`space.${shelter.space}`)}
      </span>
      <dl className="jw-file-figures">
        <div>
          <dt>{text('admin.state')}</dt>
          <dd>{text(`shelter-state.${shelter.state}`)}</dd>
          <dd className="jw-small jw-secondary">
            {steps[0] !== undefined && <TimeText at={steps[0].at} />}
          </dd>
        </div>
        <div>
          <dt>{text('card.shelter.left')}</dt>
          <dd>{left === null ? text('shelters.not-known') : formatNumber(left)}</dd>
          <dd>
            <OccupancyAge occupancy={occupancy} />
          </dd>
        </div>
        <div>
          <dt>{text('card.shelter.capacity')}</dt>
          <dd>{formatNumber(shelter.capacity)}</dd>
        </div>
      </dl>
      {isOpenTooLong(shelter, steps, serverNow()) && (
        <p className="jw-note">
          {text('shelters.overstay', { days: SHELTER_STANDARDS[shelter.class].mostDays })}
        </p>
      )}
      {proposal !== null && <p className="jw-note">{text(`shelters.propose.${proposal}`)}</p>}
    </header>
  );
}

function Occupancy(props: { file: ShelterFile; mayAct: boolean; changed: Done }) {
  const { file, mayAct, changed } = props;
  const text = useText();
  const registers = useLive((live) => live.registers);
  const stream = registers?.streamById.get(file.shelter.stream ?? '');
  return (
    <section className="jw-file-part">
      <h3>{text('shelters.occupancy')}</h3>
      {stream === undefined ? (
        <CountsByHand file={file} mayAct={mayAct} changed={changed} />
      ) : (
        <Trend key={stream.id} stream={stream} rule={registers?.ruleById.get(stream.rule ?? '')} />
      )}
    </section>
  );
}

function Facilities(props: {
  file: ShelterFile;
  mayAct: boolean;
  edit: () => void;
  changed: Done;
}) {
  const { file, mayAct, edit, changed } = props;
  const text = useText();
  const names = useNames();
  const { version, recordedAt, verifiedAt, verifiedBy } = file;
  return (
    <section className="jw-file-part">
      <h3>{text('shelters.facilities')}</h3>
      <p className="jw-secondary">
        {version === 0 ? text('shelters.unwritten') : text('shelters.version', { version })}{' '}
        {recordedAt !== null && <TimeText at={recordedAt} />} ·{' '}
        {verifiedAt === null ? (
          text('shelters.unverified')
        ) : (
          <>
            {text('shelters.verified-by', {
              by: verifiedBy === null ? '' : actorName(verifiedBy, text, names),
            })}{' '}
            <TimeText at={verifiedAt} />
          </>
        )}
      </p>
      <FacilityFacts facilities={file.facilities} />
      {mayAct && (
        <p className="jw-acts">
          <button type="button" className="jw-button" onClick={edit}>
            {text('shelters.edit')}
          </button>
          {version > 0 && (
            <ActButton
              word={text('shelters.verify')}
              sure={text('shelters.verify.sure')}
              wish={version}
              act={(key) => verifyShelter(file.shelter.id, version, key)}
              done={changed}
            />
          )}
        </p>
      )}
    </section>
  );
}
