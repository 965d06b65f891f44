import { SHELTER_CLASSES } from '../../../shared/model/shelter.ts';
import {
  SHELTER_ADMINISTRATIONS,
  SHELTER_SUPPLIES,
  type ShelterFacilities,
} from '../../../shared/model/shelter-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Fields, fieldOf } from '../../ui/kept-fields.ts';
import { AccessFields } from './access-fields.tsx';
import { draftHeld } from './facilities-of-form.ts';

type Props = {
  facilities: ShelterFacilities;
  /** What stands in the form, where it was begun. */
  fields: Fields | null;
  /** Keeps what stands in it. */
  look: () => void;
};

/** What a site is and has, as fields of a form; `facilitiesOfForm` reads them. */
export function FacilityFields({ facilities, fields, look }: Props) {
  const text = useText();
  const entrances = fields?.filter(([name]) => name === 'accessName');
  return (
    <>
      <Classes facilities={facilities} fields={fields} />
      <div className="jw-create">
        <Kind facilities={facilities} />
        <Numbers facilities={facilities} />
      </div>
      <div className="jw-create">
        <YesNo name="accessible" value={facilities.accessible} />
        <YesNo name="backupPower" value={facilities.backupPower} />
        {SHELTER_SUPPLIES.map((supply) => (
          <label key={supply}>
            {text(`shelters.supply.${supply}`)}
            <input
              className="jw-input jw-number"
              name={supply}
              list="jw-held"
              defaultValue={draftHeld(facilities.supplies[supply], text)}
              pattern={`\\d*|${text('shelters.yes')}|${text('shelters.no')}`}
            />
          </label>
        ))}
        <datalist id="jw-held">
          <option value={text('shelters.yes')} />
          <option value={text('shelters.no')} />
        </datalist>
      </div>
      <AccessFields
        points={facilities.accessPoints}
        count={(entrances ?? facilities.accessPoints).length}
        look={look}
      />
    </>
  );
}

/** A site may serve several classes; the first ticked of the list is the one it is registered under. */
function Classes({ facilities, fields }: Omit<Props, 'look'>) {
  const text = useText();
  const usual = facilities.classes[0]!;
  const first = fieldOf(fields, 'first') ?? usual;
  return (
    <fieldset className="jw-create">
      <label>
        {text('shelters.registered-under')}
        <select className="jw-select" name="first" defaultValue={usual}>
          {SHELTER_CLASSES.map((of) => (
            <option key={of} value={of}>
              {text(`shelter-class.${of}`)}
            </option>
          ))}
        </select>
      </label>
      {SHELTER_CLASSES.filter((of) => of !== first).map((of) => (
        <label key={of} className="jw-check">
          <input
            type="checkbox"
            name="also"
            value={of}
            defaultChecked={facilities.classes.includes(of)}
          />
          {text('shelters.also', { class: text(`shelter-class.${of}`) })}
        </label>
      ))}
    </fieldset>
  );
}

function Kind({ facilities }: { facilities: ShelterFacilities }) {
  const text = useText();
  return (
    <>
      <label>
        {text('shelters.space')}
        <select className="jw-select" name="space" defaultValue={facilities.space}>
          <option value="indoor">{text('space.indoor')}</option>
          <option value="outdoor">{text('space.outdoor')}</option>
        </select>
      </label>
      <label>
        {text('shelters.administration')}
        <select
          className="jw-select"
          name="administration"
          defaultValue={facilities.administration ?? ''}
        >
          <option value="">{text('shelters.unrecorded')}</option>
          {SHELTER_ADMINISTRATIONS.map((level) => (
            <option key={level} value={level}>
              {text(`shelters.administration.${level}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('shelters.unit')}
        <input
          className="jw-input"
          name="managingUnit"
          maxLength={120}
          defaultValue={facilities.managingUnit ?? ''}
        />
      </label>
    </>
  );
}

function Numbers({ facilities }: { facilities: ShelterFacilities }) {
  const text = useText();
  const fields = [
    ['grossAreaSquareMetres', `${text('shelters.gross-area')} m²`],
    ['effectiveAreaSquareMetres', `${text('shelters.effective-area')} m²`],
    ['beds', text('shelters.limit.beds')],
    ['toilets', text('shelters.limit.toilets')],
    ['waterLitresPerDay', `${text('shelters.water')} ${text('shelters.litres-a-day')}`],
  ] as const;
  return fields.map(([name, label]) => (
    <label key={name}>
      {label}
      <input
        className="jw-input jw-number"
        name={name}
        type="number"
        min={name.endsWith('Metres') ? 1 : 0}
        step={name.endsWith('Metres') ? 'any' : 1}
        required={name === 'effectiveAreaSquareMetres'}
        defaultValue={facilities[name] ?? ''}
      />
    </label>
  ));
}

function YesNo({ name, value }: { name: 'accessible' | 'backupPower'; value: boolean | null }) {
  const text = useText();
  return (
    <label>
      {text(name === 'accessible' ? 'shelters.accessible' : 'shelters.backup-power')}
      <select className="jw-select" name={name} defaultValue={value === null ? '' : String(value)}>
        <option value="">{text('shelters.unrecorded')}</option>
        <option value="true">{text('shelters.yes')}</option>
        <option value="false">{text('shelters.no')}</option>
      </select>
    </label>
  );
}
