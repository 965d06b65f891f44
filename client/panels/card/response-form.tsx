import { useState } from 'react';
import type { Incident, IncidentActBody } from '../../../shared/model/incident.ts';
import type { PlanBoard } from '../../../shared/model/plan-task.ts';
import { actOnIncident, planBoardPath } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResponseLevelOptions } from '../../situation/response-level-options.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { levelToBegin } from './level-to-begin.ts';

type Props = { incident: Incident; done: Done };

/** Art. 72: matter, level, expected duration and measures, all four. */
export function ResponseForm({ incident, done }: Props) {
  const text = useText();
  // The same question as the plan board's: one answer for both.
  const board = useQuestion<PlanBoard>(planBoardPath(incident.id));
  const [chosen, setChosen] = useState<number | null>(null);
  const { response } = incident;
  const field = (form: FormData, name: string) => String(form.get(name)).trim();
  return (
    <details>
      <summary>
        {text(response === null ? 'incident.act.respond' : 'incident.act.change-level')}
      </summary>
      <CreateForm
        word={text(response === null ? 'incident.act.respond' : 'incident.act.change-level')}
        name="respond"
        queued
        create={(form, key) => {
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
        done={done}
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
