import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { NewShelter, ShelterFacilities } from '../../../shared/model/shelter-file.ts';
import type { SiteAnswer } from '../../../shared/wire/shelters.ts';
import { askSite } from '../../commands/change-shelter.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { type Ground, isWhole, PlaceFields } from '../../sketch/place-fields.tsx';
import { AreaName } from '../../ui/area-select.tsx';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { type Fields, noFields, type WrittenFields } from '../../ui/kept-fields.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useKeptFields } from '../../ui/use-kept-fields.ts';
import { Capacities } from './capacities.tsx';
import { facilitiesOfForm } from './facilities-of-form.ts';
import { Findings } from './siting.tsx';

type Site = Omit<NewShelter, 'id'>;
/** What a form begins with. @property version 0 for a new site */
type SiteBasis = { id: string; version: number; name: string; ground: Ground };
type Written = WrittenFields & { ground: Ground };
type Checked = { site: Site; found: SiteAnswer };

const begin = ({ ground }: SiteBasis): Written => ({ ...noFields(), ground });

/**
 * Where a site is, checked before it is saved: what is near is shown, and only then it can be saved. A
 * field that changes after the check asks for another.
 * @param facilities null: they are fields of the form
 */
export function SiteForm<Value>({
  about,
  current,
  facilities,
  word,
  save,
  done,
  cancel,
  children,
}: {
  /** Under what it is kept. */
  about: string;
  current: SiteBasis;
  facilities: ShelterFacilities | null;
  word: string;
  save: (site: Site, from: SiteBasis) => Promise<Answer<Value>>;
  done: Done<[Value]>;
  cancel: () => void;
  /** @param look keeps what stands in the form, for what adds or takes out fields */
  children?: (fields: Fields | null, look: () => void) => ReactNode;
}) {
  const text = useText();
  const kept = useKeptDraft(about, current, begin);
  const { form: keptForm, look } = useKeptFields(kept);
  const { from } = kept;
  const { ground } = kept.value;
  const [checked, setChecked] = useState<Checked | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  /** Counts changes: an answer to an earlier question is no check of what stands there now. */
  const changes = useRef(0);
  const changed = () => {
    changes.current += 1;
    setChecked(null);
    setRefused(null);
  };
  const run = async <Found,>(asked: Promise<Answer<Found>>, then: (found: Found) => void) => {
    setWorking(true);
    setRefused(null);
    const at = changes.current;
    const answer = await asked;
    setWorking(false);
    if (!answer.ok) setRefused(refusalText(text, answer.refusal));
    else if (at === changes.current) then(answer.value);
  };
  const check = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const written = facilities ?? facilitiesOfForm(form);
    const { place, outline } = ground;
    if (!isWhole(place) || written === null) return setRefused(text('shelters.site.unfinished'));
    const site: Site = {
      ...{ name: String(form.get('name')).trim(), place, outline, facilities: written },
    };
    await run(askSite({ place, outline, facilities: written }), (found) =>
      setChecked({ site, found }),
    );
  };
  return (
    <form
      key={kept.round}
      className="jw-file-part jw-facilities-form"
      data-testid="site-form"
      onSubmit={(event) => void check(event)}
      ref={keptForm.ref}
      onChange={(event) => {
        keptForm.onChange(event);
        changed();
      }}
    >
      <h3>{word}</h3>
      <KeptLine kept={kept} isOvertaken={from.version !== current.version} forget={changed} />
      <label>
        {text('admin.name')}
        <input className="jw-input" name="name" required maxLength={120} defaultValue={from.name} />
      </label>
      <PlaceFields
        ground={ground}
        withOutline
        change={(next) => {
          changed();
          kept.change({ ground: next });
        }}
      />
      {children?.(kept.value.fields, look)}
      {checked !== null && <Outcome checked={checked} />}
      <p className="jw-acts">
        <button
          type="submit"
          className="jw-button"
          data-strong={checked === null}
          disabled={working}
        >
          {text('shelters.site.check')}
        </button>
        {checked !== null && (
          <button
            type="button"
            className="jw-button"
            data-strong
            disabled={working}
            onClick={() => void run(save(checked.site, from), kept.sent(done))}
          >
            {text(isClear(checked.found) ? 'shelters.site.save' : 'shelters.site.save-anyway')}
          </button>
        )}
        <CancelAndRefusal cancel={cancel} refused={refused} isKept={kept.begun !== null} />
      </p>
    </form>
  );
}

const isClear = ({ findings, undersized }: SiteAnswer): boolean =>
  findings.length + undersized.length === 0;

function Outcome({ checked: { site, found } }: { checked: Checked }) {
  return (
    <div data-testid="site-check">
      <p>
        <AreaName code={found.town} /> {found.grid ?? ''}
      </p>
      <Findings file={{ ...found, facilities: site.facilities }} />
      <Capacities file={found} />
    </div>
  );
}
