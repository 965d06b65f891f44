import { useState } from 'react';
import { LONGEST_NAME } from '../../../shared/model/common.ts';
import { INCIDENT_CLASSES, type Incident } from '../../../shared/model/incident.ts';
import type { NearIncident } from '../../../shared/model/incident-tip.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import {
  FIRST_GUESS,
  linkTip,
  nearIncidentsPath,
  openFromTip,
  TIP_KINDS,
} from '../../commands/link-tips.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { useNames } from '../../situation/use-names.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';

type Props = { tip: Tip; changed: Done };
const ASK_MS = 30_000;
const WAYS = ['link', 'open'] as const;

/** To the incident on the map. */
export const incidentLink = (id: string): string =>
  `/console?select=incident:${encodeURIComponent(id)}`;

/** Of which incident a tip that is of none yet speaks: one near it, or one that is opened from it. */
export function TipIncident({ tip, changed }: Props) {
  const text = useText();
  const [chosen, setChosen] = useState<(typeof WAYS)[number] | null>(null);
  if (tip.incident !== null || tip.state === 'closed') return null;
  return (
    <div data-testid="tip-incident">
      <p className="jw-acts">
        {WAYS.map((way) => (
          <button
            key={way}
            type="button"
            className="jw-button"
            aria-expanded={way === chosen}
            onClick={() => setChosen(way === chosen ? null : way)}
          >
            {text(`tips.${way}`)}
          </button>
        ))}
      </p>
      {chosen === 'link' && <NearIncidents tip={tip} changed={changed} />}
      {chosen === 'open' && (
        <>
          <p className="jw-secondary jw-small">{text('tips.open.own')}</p>
          <OpenForm tip={tip} changed={changed} />
        </>
      )}
    </div>
  );
}

function NearIncidents({ tip, changed }: Props) {
  const text = useText();
  const { value, refusal, again } = useToldQuestion<{ incidents: NearIncident[] }>(
    nearIncidentsPath(tip.id),
    TIP_KINDS,
    ASK_MS,
  );
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  if (value.incidents.length === 0) {
    return <p className="jw-secondary">{text('tips.no-incident')}</p>;
  }
  return (
    <ul className="jw-list">
      {value.incidents.map((incident) => (
        <li key={incident.id} className="jw-row jw-wrap" data-of={incident.id}>
          <a href={incidentLink(incident.id)}>{incident.title}</a>
          <span>{text(`incident.kind.${incident.kind}`)}</span>
          <span className="jw-secondary">{text(`incident.state.${incident.state}`)}</span>
          <span className="jw-number">
            {text('incident-tips.away', { metres: formatNumber(incident.metres) })}
          </span>
          <Age at={Date.parse(incident.receivedAt)} />
          <ActButton
            word={text('incident-tips.link')}
            act={(key) => linkTip(incident, tip.id, key)}
            done={changed}
          />
        </li>
      ))}
    </ul>
  );
}

/** Its place and moment are the tip's. Its name is written anew: what a sender wrote may hold a person's data. */
function OpenForm({ tip, changed }: Props) {
  const text = useText();
  const names = useNames();
  const guess = FIRST_GUESS[tip.class];
  const open = (form: FormData, key: string) => {
    const field = (name: string) => String(form.get(name)).trim();
    const said = { class: field('class'), kind: field('kind') } as typeof guess;
    return openFromTip(tip, { ...said, title: field('title') }, key);
  };
  return (
    <CreateForm<Incident> word={text('tips.open')} create={open} done={changed}>
      <label>
        {text('tips.open.kind')}
        <select className="jw-select" name="kind" defaultValue={guess.kind}>
          <KindOptions />
        </select>
      </label>
      <label>
        {text('incident.class')}
        <select className="jw-select" name="class" defaultValue={guess.class}>
          {INCIDENT_CLASSES.map((name) => (
            <option key={name} value={name}>
              {text(`incident.class.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="jw-grow">
        {text('tips.open.title')}
        <input
          className="jw-input"
          name="title"
          required
          maxLength={LONGEST_NAME}
          autoComplete="off"
          defaultValue={text('tips.open.named', {
            area: names.area(tip.town),
            kind: text(`incident.kind.${guess.kind}`),
          })}
        />
      </label>
    </CreateForm>
  );
}
