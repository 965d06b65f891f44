import { useLayoutEffect } from 'react';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSE_TYPES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
} from '../../../shared/cap/message.ts';
import { EVENT_CLASSES, type ReleaseBody } from '../../../shared/model/release.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { cityInput } from '../../ui/format-time.ts';

/** Words of an enumeration to choose one of; what CAP calls them stays in the message. */
function Pick({
  name,
  label,
  values,
  initial,
  word,
  empty,
}: {
  name: string;
  label: string;
  values: readonly string[];
  initial: string | undefined;
  word: (value: string) => string;
  empty?: string;
}) {
  return (
    <label>
      {label}
      <select
        className="jw-select"
        name={name}
        defaultValue={initial ?? (empty ? '' : values.at(-1))}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {values.map((value) => (
          <option key={value} value={value}>
            {word(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The words and classes of a release. Event, issuer, headline and text of a relayed warning are not ours to change. */
export function ReleaseFields({
  begins,
  relayed,
  look,
}: {
  begins: Partial<ReleaseBody>;
  relayed: boolean;
  /** Keeps what stands in the form. */
  look: () => void;
}) {
  const text = useText();
  // The words of a warning come without anybody typing them.
  useLayoutEffect(look);
  const moment = (at: string | undefined) => (at === undefined ? '' : cityInput(Date.parse(at)));
  const line = (name: 'headline' | 'event' | 'issuer' | 'areaDescription', most: number) => ({
    className: 'jw-input',
    name,
    required: true,
    maxLength: most,
    defaultValue: begins[name] ?? '',
  });
  return (
    <>
      <label className="jw-half">
        {text('releases.headline')}
        <input {...line('headline', 80)} readOnly={relayed} />
      </label>
      <label>
        {text('warnings.event')}
        <input {...line('event', 40)} readOnly={relayed} />
      </label>
      <label>
        {text('releases.issuer')}
        <input {...line('issuer', 60)} readOnly={relayed} />
      </label>
      <label>
        {text('releases.onset')}
        <input
          className="jw-input"
          type="datetime-local"
          name="onset"
          required
          defaultValue={moment(begins.onset)}
        />
      </label>
      <label>
        {text('releases.expires')}
        <input
          className="jw-input"
          type="datetime-local"
          name="expires"
          required
          defaultValue={moment(begins.expires)}
        />
      </label>
      <Pick
        name="eventClass"
        label={text('releases.event-class')}
        values={EVENT_CLASSES}
        initial={begins.eventClass ?? 'natural'}
        word={(value) => text(`event-class.${value}` as TextKey)}
      />
      <Pick
        name="category"
        label={text('releases.category')}
        values={CAP_CATEGORIES}
        initial={begins.category}
        word={(value) => text(`cap-category.${value}` as TextKey)}
      />
      <Pick
        name="urgency"
        label={text('releases.urgency')}
        values={CAP_URGENCIES}
        initial={begins.urgency}
        word={(value) => text(`cap-urgency.${value}` as TextKey)}
      />
      <Pick
        name="severity"
        label={text('releases.severity')}
        values={CAP_SEVERITIES}
        initial={begins.severity}
        word={(value) => text(`cap-severity.${value}` as TextKey)}
      />
      <Pick
        name="certainty"
        label={text('releases.certainty')}
        values={CAP_CERTAINTIES}
        initial={begins.certainty}
        word={(value) => text(`cap-certainty.${value}` as TextKey)}
      />
      <Pick
        name="responseType"
        label={text('releases.response')}
        values={CAP_RESPONSE_TYPES}
        initial={begins.responseTypes?.[0]}
        word={(value) => text(`cap-response.${value}` as TextKey)}
        empty={text('releases.response.none')}
      />
      <label className="jw-half">
        {text('releases.description')}
        <textarea
          className="jw-input"
          name="description"
          required
          readOnly={relayed}
          maxLength={2_000}
          defaultValue={begins.description ?? ''}
        />
      </label>
      <label className="jw-half">
        {text('releases.instruction')}
        <textarea
          className="jw-input"
          name="instruction"
          required
          maxLength={2_000}
          defaultValue={begins.instruction ?? ''}
        />
      </label>
      <label className="jw-wide">
        {text('releases.area-description')}
        <input {...line('areaDescription', 200)} />
      </label>
    </>
  );
}
