import { LONGEST_NAME, type Position } from '../../../shared/model/common.ts';
import type { IncidentKind } from '../../../shared/model/incident.ts';
import { classOfKind } from '../../../shared/risk/incident-life.ts';
import { closeQuestion } from '../../commands/ask-place.ts';
import { openIncident } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { useDrill } from '../../store/drill-store.ts';
import { select } from '../../store/view-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { fromCityInput } from '../../ui/format-time.ts';

const field = (form: FormData, name: string): string => String(form.get(name)).trim();

/** Opens an incident at a place nobody measures: one that was called in. It is a real one, also while a drill runs. */
export function OpenHere({ place }: { place: Position }) {
  const text = useText();
  const drills = useDrill()?.drill.state === 'running';
  const open = (form: FormData, key: string) => {
    const kind = field(form, 'kind') as IncidentKind;
    const receivedAt = fromCityInput(field(form, 'received'));
    const draft = { alarm: null, class: classOfKind(kind), kind, title: field(form, 'title') };
    return openIncident({ ...draft, place, receivedAt }, key);
  };
  return (
    <details data-testid="open-here">
      <summary className="jw-small">{text('incident.open-here')}</summary>
      {drills && <p className="jw-note">{text('incident.open-here.real')}</p>}
      <CreateForm
        word={text('incident.open-here.act')}
        name="open-here"
        queued
        create={open}
        done={({ id }) => {
          closeQuestion();
          select({ kind: 'incident', id });
        }}
      >
        <label>
          {text('incident.kind')}
          <select className="jw-select" name="kind" required defaultValue="">
            <option value="" disabled>
              {text('incident.kind.choose')}
            </option>
            <KindOptions />
          </select>
        </label>
        <label className="jw-grow">
          {text('incident.title')}
          <input className="jw-input" name="title" required maxLength={LONGEST_NAME} />
        </label>
        <label>
          {text('incident.received-earlier')}
          <input className="jw-input" type="datetime-local" name="received" />
        </label>
      </CreateForm>
    </details>
  );
}
