import { useState } from 'react';
import {
  INCIDENT_GRADES,
  type Incident,
  type IncidentAct,
  type IncidentActBody,
} from '../../../shared/model/incident.ts';
import { mayCommand, needsCommand } from '../../../shared/risk/command-life.ts';
import { nobodyThereYet } from '../../../shared/risk/dispatch-life.ts';
import { incidentActsFrom, needsIncidentText } from '../../../shared/risk/incident-life.ts';
import { actOnIncident } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { showOutcome } from '../../situation/show-outcome.ts';
import { useOwnLevel } from '../../situation/use-own-level.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { WordsField } from '../../ui/words-field.tsx';
import { Reclassify } from './incident-reclassify.tsx';
import { ResponseForm } from './response-form.tsx';

type Props = { incident: Incident; done: Done };
const PLAIN = ['verify', 'control', 'end'] as const;

/** What its state allows to be done with the incident itself. */
export function IncidentActs({ incident, done }: Props) {
  const text = useText();
  const level = useOwnLevel();
  const inCommand = mayCommand(level, incident.command);
  const dispatches = useLive((live) => live.dispatches);
  const units = [...dispatches.values()].filter((one) => one.incident === incident.id);
  const out = units.length;
  const sure: Partial<Record<(typeof PLAIN)[number], string>> = {
    // It stands where the act before it stood, and what is ended stays so.
    end: text('incident.end.sure'),
    ...(nobodyThereYet(units) && { control: text('incident.control.sure', { count: out }) }),
  };
  const allowed = incidentActsFrom(incident.state).filter(
    (name) => inCommand || !needsCommand(name),
  );
  // With units out an end would be refused: why is told instead of offering it.
  const isHeldUp = out > 0 && allowed.includes('end');
  const acts = allowed.filter((name) => !(isHeldUp && name === 'end'));
  const act = (body: Omit<IncidentActBody, 'basedOn'>) => (key: string) =>
    actOnIncident(incident.id, { basedOn: incident.version, ...body }, key);
  const isTold = (name: IncidentAct) => needsIncidentText(name, incident.state);
  if (allowed.length === 0 && inCommand) return null;
  return (
    <section>
      <h4 className="jw-small jw-secondary">{text('incident.acts')}</h4>
      {!inCommand && (
        <p className="jw-note">
          {text('command.not-yours', { level: text(`command.level.${incident.command.level}`) })}
        </p>
      )}
      <div className="jw-send">
        {PLAIN.filter((name) => acts.includes(name) && !isTold(name)).map((name) => (
          <ActButton
            key={name}
            word={text(`incident.act.${name}`)}
            act={act({ act: name })}
            done={done}
            queued
            name={name}
            sure={sure[name]}
          />
        ))}
      </div>
      {isHeldUp && <p className="jw-note">{text('incident.units-out', { count: out })}</p>}
      {acts.includes('grade') && incident.class !== 'social-security' && (
        <div className="jw-send">
          <span className="jw-small jw-secondary">{text('incident.grade.as')}</span>
          {INCIDENT_GRADES.filter((grade) => grade !== incident.grade).map((grade) => (
            <ActButton
              key={grade}
              word={text(`incident.grade.${grade}`)}
              act={act({ act: 'grade', grade })}
              done={done}
              queued
            />
          ))}
        </div>
      )}
      {acts.includes('reclassify') && <Reclassify incident={incident} done={done} />}
      {acts.includes('merge') && <Merge incident={incident} done={done} />}
      {acts.includes('respond') && <ResponseForm incident={incident} done={done} />}
      <ToldActs names={acts.filter(isTold)} act={act} sure={sure} done={done} />
    </section>
  );
}

type ToldProps = {
  names: readonly IncidentAct[];
  act: (body: Omit<IncidentActBody, 'basedOn'>) => (key: string) => Promise<Answer<Incident>>;
  sure: Partial<Record<IncidentAct, string>>;
  done: Done;
};

/** Acts that say why, with one place for the words. */
function ToldActs({ names, act, sure, done }: ToldProps) {
  const text = useText();
  const [words, setWords] = useState('');
  if (names.length === 0) return null;
  return (
    <div className="jw-send">
      <WordsField label={text('incident.text')} longest={1_000} words={words} change={setWords} />
      {names.map((name) => (
        <ActButton
          key={name}
          word={text(`incident.act.${name}` as 'incident.act.end')}
          act={act({ act: name, ...(words.trim() ? { text: words.trim() } : {}) })}
          done={async () => {
            await done();
            setWords('');
          }}
          queued
          name={name}
          sure={sure[name]}
        />
      ))}
    </div>
  );
}

/** Two reports of one thing become one incident; this one is over then. */
function Merge({ incident, done }: Props) {
  const text = useText();
  const incidents = useLive((live) => live.incidents);
  const [into, setInto] = useState('');
  const others = [...incidents.values()].filter(({ id }) => id !== incident.id);
  if (others.length === 0) return null;
  const target = others.find(({ id }) => id === into);
  return (
    <div className="jw-send">
      <select
        className="jw-select"
        aria-label={text('incident.merge.into')}
        value={target ? into : ''}
        onChange={({ target: { value } }) => setInto(value)}
      >
        <option value="">{text('incident.merge.into')}</option>
        {others.map(({ id, title, kind }) => (
          <option key={id} value={id}>
            {text(`incident.kind.${kind}`)} · {title}
          </option>
        ))}
      </select>
      {target && (
        <ActButton
          key={into}
          word={text('incident.act.merge')}
          sure={text('incident.merge.sure', { name: target.title })}
          act={(key) =>
            actOnIncident(incident.id, { basedOn: incident.version, act: 'merge', into }, key)
          }
          queued
          done={(merged) => {
            const outcome = { kind: 'incident', id: merged.mergedInto ?? into } as const;
            const words = text('incident.merged', { name: target.title });
            showOutcome({ kind: 'incident', id: incident.id }, outcome, words);
            return done();
          }}
        />
      )}
    </div>
  );
}
