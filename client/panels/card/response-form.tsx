import { useState } from 'react';
import type { PlanBoard } from '../../../shared/model/emergency-plan-task.ts';
import type { Incident, IncidentActBody } from '../../../shared/model/incident.ts';
import { actOnIncident, planBoardPath } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { ResponseLevelOptions } from '../../situation/response-level-options.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { noFields, type WrittenFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft, useKeptFrom } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { levelToBegin } from './level-to-begin.ts';

type Response = Incident['response'];
type Props = { incident: Incident; done: Done };
/** @property level null: nobody has chosen one */
type Written = WrittenFields & { level: number | null };

const begin = (): Written => ({ level: null, ...noFields() });
const aboutResponse = ({ id }: Incident): string => `response:${id}`;

/**
 * Art. 72: matter, level, expected duration and measures, all four. It begins with the response of now; once somebody writes
 * in it, what he writes stands although another desk changes the response, and says so.
 */
export function ResponseForm(props: Props) {
  const from = useKeptFrom<Response>(aboutResponse(props.incident));
  const begun = from === undefined ? props.incident.response : from;
  return <Begun key={begun?.since} {...props} />;
}

function Begun({ incident, done }: Props) {
  const text = useText();
  // The same question as the plan board's: one answer for both.
  const board = useQuestion<PlanBoard>(planBoardPath(incident.id));
  const now = incident.response;
  const kept = useKeptDraft(aboutResponse(incident), now, begin);
  const { form: keptForm } = useKeptFields(kept);
  const [isBegun] = useState(kept.begun !== null);
  const { from: response } = kept;
  const { level } = kept.value;
  const word = text(response === null ? 'incident.act.respond' : 'incident.act.change-level');
  const field = (form: FormData, name: string) => String(form.get(name)).trim();
  const chosen = level ?? levelToBegin(response, board.value);
  const create = (form: FormData, key: string) => {
    const body: IncidentActBody = {
      basedOn: incident.version,
      act: 'respond',
      response: {
        matter: field(form, 'matter'),
        level: chosen,
        expectedHours: Number(field(form, 'hours')),
        measures: field(form, 'measures'),
      },
    };
    return actOnIncident(incident.id, body, key);
  };
  return (
    <details open={isBegun}>
      <summary>{word}</summary>
      <KeptLine kept={kept} />
      {kept.begun !== null && now !== null && now.since !== response?.since && (
        <p className="jw-note">
          {text('incident.level-changed', { level: levelWord(text, now.level) })}
        </p>
      )}
      <CreateForm
        key={kept.round}
        kept={keptForm}
        word={word}
        name="respond"
        queued
        wish={chosen}
        create={create}
        done={() => (kept.isWrittenOn() ? done() : kept.sent(done)())}
      >
        <label>
          {text('incident.level')}
          <select
            className="jw-select"
            value={chosen}
            onChange={({ target }) => kept.change({ level: Number(target.value) })}
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
