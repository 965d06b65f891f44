import { useState } from 'react';
import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { changeShelterFile } from '../../commands/change-shelter.ts';
import { useText } from '../../i18n/use-text.ts';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { facilitiesOfForm } from './facilities-of-form.ts';
import { FacilityFields } from './facility-fields.tsx';

/** The fields of a shelter's file. What is left empty stays "not recorded". */
export function FacilitiesForm(props: { file: ShelterFile; done: Done; cancel: () => void }) {
  const { file, done, cancel } = props;
  const text = useText();
  // What the writer began with: a newer version that arrives meanwhile is a conflict, not a surprise.
  const [{ facilities, version }] = useState(file);
  const { submit, working, refused } = useSubmit((form) => {
    const written = facilitiesOfForm(form);
    if (written === null) return text('shelters.no-class');
    return changeShelterFile(file.shelter.id, { basedOn: version, facilities: written });
  }, done);
  return (
    <form
      className="jw-file-part jw-facilities-form"
      data-testid="facilities-form"
      onSubmit={submit}
    >
      <h3>{text('shelters.edit')}</h3>
      <p className="jw-secondary">{text('shelters.edit.lead')}</p>
      <FacilityFields facilities={facilities} />
      <p className="jw-acts">
        <button type="submit" className="jw-button" data-strong disabled={working}>
          {text('shelters.save')}
        </button>
        <CancelAndRefusal cancel={cancel} refused={refused} />
      </p>
    </form>
  );
}
