import { useState } from 'react';
import type { KeyPlaceStanding } from '../../../shared/model/key-place.ts';
import { changeKeyPlace } from '../../commands/manage-key-places.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';

const DAYS = [
  ['securityPlan', 'key-places.security-plan'],
  ['emergencyPlan', 'key-places.emergency-plan'],
  ['lastDrill', 'key-places.last-drill'],
] as const;

/** One key place under the pen: who runs it, when its plans were filed, when it last drilled. */
export function KeyPlaceEditor({
  place,
  done,
  cancel,
}: {
  place: KeyPlaceStanding;
  done: Done;
  cancel: () => void;
}) {
  const text = useText();
  const { managerUnit, securityPlan, emergencyPlan, lastDrill } = place;
  const [draft, setDraft] = useState({ managerUnit, securityPlan, emergencyPlan, lastDrill });
  return (
    <div className="jw-key-place" data-testid="key-place-editor">
      <strong>{place.name}</strong>
      <div className="jw-create">
        <label>
          {text('key-places.manager')}
          <input
            className="jw-input"
            maxLength={120}
            value={draft.managerUnit}
            onChange={({ target }) => setDraft({ ...draft, managerUnit: target.value })}
          />
        </label>
        {DAYS.map(([field, word]) => (
          <label key={field}>
            {text(word)}
            <input
              className="jw-input"
              type="date"
              value={draft[field] ?? ''}
              onChange={({ target }) =>
                setDraft({ ...draft, [field]: target.value === '' ? null : target.value })
              }
            />
          </label>
        ))}
        <span className="jw-acts">
          <ActButton
            word={text('key-places.save')}
            act={() => changeKeyPlace(place.id, { basedOn: place.revision, ...draft })}
            done={done}
          />
          <button type="button" className="jw-button" onClick={cancel}>
            {text('admin.cancel')}
          </button>
        </span>
      </div>
    </div>
  );
}
