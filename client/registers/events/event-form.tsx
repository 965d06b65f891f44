import { useState } from 'react';
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
import { useSubmit } from '../../ui/use-submit.ts';
import { readDraft } from './event-draft.ts';
import { ZoneRows } from './zone-rows.tsx';

type Props = {
  start: EventDraft;
  save: (draft: EventDraft) => Promise<Answer<LargeEvent>>;
  done: Done<[LargeEvent]>;
  cancel: () => void;
};

/** The file as its author writes it; what is refused stays in the fields to be put right. */
export function EventForm({ start, save, done, cancel }: Props) {
  const text = useText();
  const [zones, setZones] = useState(start.zones);
  const { submit, working, refused } = useSubmit((form) => save(readDraft(form, zones)), done);
  return (
    <form className="jw-file-form" onSubmit={submit}>
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
      <ZoneRows zones={zones} change={setZones} />
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
        <CancelAndRefusal cancel={cancel} refused={refused} />
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
