import { useRef, useState } from 'react';
import type { PlanBoard } from '../../../shared/model/emergency-plan-task.ts';
import type { Incident, IncidentActBody } from '../../../shared/model/incident.ts';
import { actOnIncident, planBoardPath } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { ResponseLevelOptions } from '../../situation/response-level-options.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { levelToBegin } from './level-to-begin.ts';

type Props = { incident: Incident; done: Done };

/**
 * Art. 72: matter, level, expected duration and measures, all four. It begins with the response of now; once somebody writes
 * in it, what he writes stands although another desk changes the response, and says so.
 */
export function ResponseForm({ incident, done }: Props) {
  const [isWritten, setWritten] = useState(false);
  const from = useRef(incident.response);
  if (!isWritten) from.current = incident.response;
  const begun = { ...incident, response: from.current };
  const now = incident.response;
  return (
    <Begun
      key={begun.response?.since}
      incident={begun}
      now={now?.since === begun.response?.since ? null : now}
      done={done}
      written={setWritten}
    />
  );
}

type BegunProps = Props & {
  /** What another desk has made the response since; null: nothing else. */
  now: Incident['response'];
  written: (isWritten: boolean) => void;
};

function Begun({ incident, now, done, written }: BegunProps) {
  const text = useText();
  // The same question as the plan board's: one answer for both.
  const board = useQuestion<PlanBoard>(planBoardPath(incident.id));
  const [chosen, setChosen] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** Somebody has gone on writing since it was sent: his words are kept. */
  const isWrittenOn = useRef(false);
  const { response } = incident;
  const field = (form: FormData, name: string) => String(form.get(name)).trim();
  return (
    <details>
      <summary>
        {text(response === null ? 'incident.act.respond' : 'incident.act.change-level')}
      </summary>
      {now !== null && (
        <p className="jw-note">
          {text('incident.level-changed', {
            level: levelWord(text, now.level),
          })}{' '}
          <button type="button" className="jw-button" onClick={() => written(false)}>
            {text('incident.begin-anew')}
          </button>
        </p>
      )}
      <CreateForm
        kept={{
          ref: form,
          onChange: () => {
            isWrittenOn.current = true;
            written(true);
          },
        }}
        word={text(response === null ? 'incident.act.respond' : 'incident.act.change-level')}
        name="respond"
        queued
        create={(form, key) => {
          isWrittenOn.current = false;
          const body: IncidentActBody = {
            basedOn: incident.version,
            act: 'respond',
            response: {
              matter: field(form, 'matter'),
              level: Number(field(form, 'level')),
              expectedHours: Number(field(form, 'hours')),
              measures: field(form, 'measures'),
            },
          };
          return actOnIncident(incident.id, body, key);
        }}
        done={() => {
          if (!isWrittenOn.current) written(false);
          return done();
        }}
      >
        <label>
          {text('incident.level')}
          <select
            className="jw-select"
            name="level"
            value={chosen ?? levelToBegin(response, board.value)}
            onChange={({ target }) => setChosen(Number(target.value))}
          >
            <ResponseLevelOptions />
          </select>
        </label>
        <label>
          {text('incident.hours')}
          <input
            className="jw-input"
            type="number"
            name="hours"
            required
            min={1}
            max={2_160}
            defaultValue={response?.expectedHours ?? 6}
          />
        </label>
        <label>
          {text('incident.matter')}
          <input
            className="jw-input"
            name="matter"
            required
            maxLength={1_000}
            defaultValue={response?.matter ?? incident.title}
          />
        </label>
        <label>
          {text('incident.measures')}
          <input
            className="jw-input"
            name="measures"
            required
            maxLength={1_000}
            defaultValue={response?.measures ?? ''}
          />
        </label>
      </CreateForm>
    </details>
  );
}
