import {
  EVENT_FORMS,
  EVENT_MODES,
  type EventDraft,
  type LargeEvent,
  PLAN_PARTS,
} from '../../../shared/model/large-event.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { cityInput } from '../../ui/format-time.ts';
import { noFields, type WrittenFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { readDraft, type ZoneRow } from './event-draft.ts';
import { ZoneRows } from './zone-rows.tsx';

/** @property version 0 for a new file */
type Basis = { draft: EventDraft; version: number };
type Written = WrittenFields & { zones: ZoneRow[] };
type Props = {
  /** Under what it is kept. */
  about: string;
  from: Basis;
  /** @param key the same until what stands in the fields is done */
  save: (draft: EventDraft, basedOn: number, key: string) => Promise<Answer<LargeEvent>>;
  done: Done<[LargeEvent]>;
  cancel: () => void;
};

export const NEW_EVENT = 'event:new';
export const aboutEvent = (id: string): string => `event:${id}`;

const begin = ({ draft }: Basis): Written => ({ ...noFields(), zones: draft.zones });

/** The file as its author writes it; what is refused stays in the fields to be put right. */
export function EventForm({ about, from, save, done, cancel }: Props) {
  const text = useText();
  const kept = useKeptDraft(about, from, begin);
  const { form: keptForm } = useKeptFields(kept);
  const { draft: start, version } = kept.from;
  const { zones } = kept.value;
  const { submit, working, refused, forget } = useSubmit(
    (form) => {
      const draft = readDraft(form, zones);
      return (key) => save(draft, version, key);
    },
    { word: text('event.save'), wish: zones, done: kept.sent(done) },
  );
  return (
    <form key={kept.round} className="jw-file-form" {...keptForm} onSubmit={submit}>
      <KeptLine kept={kept} isOvertaken={version !== from.version} forget={forget} />
      <div className="jw-file-fields">
        <label>
          {text('event.name')}
          <input
            className="jw-input"
            name="name"
            required
            maxLength={120}
            defaultValue={start.name}
          />
        </label>
        <label>
          {text('event.host-unit')}
          <input
            className="jw-input"
            name="hostUnit"
            required
            maxLength={120}
            defaultValue={start.hostUnit}
          />
        </label>
        <label>
          {text('event.form')}
          <select className="jw-select" name="form" defaultValue={start.form}>
            {EVENT_FORMS.map((form) => (
              <option key={form} value={form}>
                {text(`event.form.${form}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('event.mode')}
          <select className="jw-select" name="mode" defaultValue={start.mode}>
            {EVENT_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {text(`event.mode.${mode}`)}
              </option>
            ))}
          </select>
        </label>
        <Moment name="beginsAt" label={text('event.begins')} at={start.beginsAt} />
        <Moment name="endsAt" label={text('event.ends')} at={start.endsAt} />
        <Count
          name="expected"
          label={text('event.expected.people')}
          value={start.expected}
          least={1}
        />
        <Count
          name="expectedPerSession"
          label={text('event.session.people')}
          value={start.expectedPerSession}
          least={1}
        />
        <Count
          name="staffCount"
          label={text('event.staff.people')}
          value={start.staffCount}
          least={0}
        />
        <label className="jw-check">
          <input type="checkbox" name="crossesProvince" defaultChecked={start.crossesProvince} />
          {text('event.crosses')}
        </label>
      </div>
      <ZoneRows zones={zones} change={(next) => kept.change({ zones: next })} />
      <fieldset className="jw-file-plan">
        <legend>{text('event.plan')}</legend>
        {PLAN_PARTS.map((part) => (
          <label key={part}>
            {text(`event.plan.${part}`)}
            <textarea
              className="jw-input"
              name={part}
              rows={2}
              maxLength={500}
              defaultValue={start.plan[part] ?? ''}
            />
          </label>
        ))}
      </fieldset>
      <div className="jw-row">
        <button
          type="submit"
          className="jw-button"
          data-strong
          disabled={working || zones.length === 0}
        >
          {text('event.save')}
        </button>
        <CancelAndRefusal cancel={cancel} refused={refused} isKept={kept.begun !== null} />
        {zones.length === 0 && (
          <span className="jw-secondary jw-small">{text('event.no-place')}</span>
        )}
      </div>
    </form>
  );
}

function Moment({ name, label, at }: { name: string; label: string; at: string }) {
  return (
    <label>
      {label}
      <input
        className="jw-input"
        type="datetime-local"
        name={name}
        required
        defaultValue={cityInput(Date.parse(at))}
      />
    </label>
  );
}

function Count({
  name,
  label,
  value,
  least,
}: {
  name: string;
  label: string;
  value: number;
  least: number;
}) {
  return (
    <label>
      {label}
      <input
        className="jw-input"
        type="number"
        name={name}
        required
        min={least}
        max={1_000_000}
        defaultValue={value}
      />
    </label>
  );
}
