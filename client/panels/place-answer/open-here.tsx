import { LONGEST_NAME, type Position } from '../../../shared/model/common.ts';
import type { IncidentKind } from '../../../shared/model/incident.ts';
import { classOfKind } from '../../../shared/risk/incident-life.ts';
import { closeQuestion } from '../../commands/ask-place.ts';
import { openIncident } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { showOutcome } from '../../situation/show-outcome.ts';
import { useDrill } from '../../store/drill-store.ts';
import { say } from '../../store/notice-store.ts';
import { useView, viewStore } from '../../store/view-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { fromCityInput } from '../../ui/format-time.ts';

const field = (form: FormData, name: string): string => String(form.get(name)).trim();

/**
 * Opens an incident at a place nobody measures: one that was called in. Who takes part in a drill that runs says whether it
 * is real or of the drill; neither is assumed.
 */
export function OpenHere({ place }: { place: Position }) {
  const text = useText();
  const drill = useDrill()?.drill;
  const ground = useView((view) => view.asked?.ground);
  const selection = useView((view) => view.selection);
  const running = drill?.state === 'running' ? drill : null;
  const open = (form: FormData, key: string) => {
    const kind = field(form, 'kind') as IncidentKind;
    const receivedAt = fromCityInput(field(form, 'received'));
    const draft = { alarm: null, class: classOfKind(kind), kind, title: field(form, 'title') };
    const ofDrill = field(form, 'reality') === 'drill' ? running : null;
    return openIncident(
      { ...draft, place, receivedAt, ...(ofDrill && { drill: ofDrill.id }) },
      key,
    );
  };
  return (
    <details data-testid="open-here">
      <summary className="jw-small">{text('incident.open-here')}</summary>
      <CreateForm
        word={text('incident.open-here.act')}
        name="open-here"
        queued
        create={open}
        done={({ id, title }) => {
          const words = text('incident.opened', { name: title });
          // It may have waited for the line: what was asked or closed meanwhile stays as it is.
          if (viewStore.getState().asked?.ground !== ground) return say(words);
          closeQuestion();
          showOutcome(selection, { kind: 'incident', id }, words);
        }}
      >
        {running !== null && <Reality of={running.name} />}
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

/** @param of the name of the drill */
function Reality({ of }: { of: string }) {
  const text = useText();
  return (
    <fieldset className="jw-row jw-note" aria-label={text('incident.open-here.reality')}>
      <label>
        <input type="radio" name="reality" value="real" required />{' '}
        {text('incident.open-here.real')}
      </label>
      <label>
        <input type="radio" name="reality" value="drill" required />{' '}
        {text('incident.open-here.drill', { name: of })}
      </label>
    </fieldset>
  );
}
