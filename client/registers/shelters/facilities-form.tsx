import type { ShelterFile } from '../../../shared/wire/shelters.ts';
import { changeShelterFile } from '../../commands/change-shelter.ts';
import { useText } from '../../i18n/use-text.ts';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { noFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { facilitiesOfForm } from './facilities-of-form.ts';
import { FacilityFields } from './facility-fields.tsx';

/** Under what the facilities of a shelter are kept while they are written. */
export const aboutFacilities = (id: string): string => `shelter-facilities:${id}`;

/** The fields of a shelter's file. What is left empty stays "not recorded". */
export function FacilitiesForm(props: { file: ShelterFile; done: Done; cancel: () => void }) {
  const { file, done, cancel } = props;
  const text = useText();
  // What the writer began with: a newer version that arrives meanwhile is a conflict, not a surprise.
  const kept = useKeptDraft(aboutFacilities(file.shelter.id), file, noFields);
  const { form: keptForm, look } = useKeptFields(kept);
  const { facilities, version } = kept.from;
  const word = text('shelters.edit');
  const { submit, working, refused, forget } = useSubmit(
    (form) => {
      const written = facilitiesOfForm(form);
      if (written === null) return text('shelters.no-class');
      const change = { basedOn: version, facilities: written };
      return () => changeShelterFile(file.shelter.id, change);
    },
    { word, done: kept.sent(done) },
  );
  return (
    <form
      key={kept.round}
      className="jw-file-part jw-facilities-form"
      data-testid="facilities-form"
      {...keptForm}
      onSubmit={submit}
    >
      <h3>{word}</h3>
      <p className="jw-secondary">{text('shelters.edit.lead')}</p>
      <KeptLine kept={kept} isOvertaken={version !== file.version} forget={forget} />
      <FacilityFields facilities={facilities} fields={kept.value.fields} look={look} />
      <p className="jw-acts">
        <button type="submit" className="jw-button" data-strong disabled={working}>
          {text('shelters.save')}
        </button>
        <CancelAndRefusal cancel={cancel} refused={refused} isKept={kept.begun !== null} />
      </p>
    </form>
  );
}
