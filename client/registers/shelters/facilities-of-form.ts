import { SHELTER_CLASSES, type ShelterClass } from '../../../shared/model/shelter.ts';
import {
  SHELTER_ADMINISTRATIONS,
  SHELTER_SUPPLIES,
  type ShelterFacilities,
  type ShelterSupply,
} from '../../../shared/model/shelter-file.ts';
import { TEXTS, type Text } from '../../i18n/use-text.ts';

type Held = ShelterFacilities['supplies'][ShelterSupply];

/** An amount or yes and no as one writes them; nothing for what is not recorded. */
export const draftHeld = (held: Held | undefined, text: Text): string => {
  if (held === null || held === undefined) return '';
  return typeof held === 'number' ? String(held) : text(held ? 'shelters.yes' : 'shelters.no');
};

const isWord = (key: 'shelters.yes' | 'shelters.no', written: string): boolean =>
  Object.values(TEXTS).some((text) => text(key) === written);

function heldOf(written: string): Held {
  if (written === '') return null;
  if (isWord('shelters.yes', written)) return true;
  return isWord('shelters.no', written) ? false : Number(written);
}

/** As many as a file holds. */
export const MOST_ACCESS_POINTS = 12;

const yesNo = (written: string | undefined): boolean | null =>
  written === undefined || written === '' ? null : written === 'true';

/** The entrances, of which each has one field of every kind. */
function accessPointsOf(form: FormData): ShelterFacilities['accessPoints'] {
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const [lons, lats, steps] = [all('accessLon'), all('accessLat'), all('accessStepFree')];
  return all('accessName').map((name, at) => ({
    name,
    place: [Number(lons[at]), Number(lats[at])],
    stepFree: yesNo(steps[at]),
  }));
}

/** What the form says. Null where no class is chosen. */
export function facilitiesOfForm(form: FormData): ShelterFacilities | null {
  const field = (name: string) => String(form.get(name) ?? '').trim();
  const numberOf = (name: string) => (field(name) === '' ? null : Number(field(name)));
  const first = SHELTER_CLASSES.find((of) => of === field('first'));
  if (first === undefined) return null;
  const also = form.getAll('also') as ShelterClass[];
  return {
    classes: [first, ...also.filter((of) => of !== first)],
    space: field('space') === 'indoor' ? 'indoor' : 'outdoor',
    administration:
      SHELTER_ADMINISTRATIONS.find((level) => level === field('administration')) ?? null,
    grossAreaSquareMetres: numberOf('grossAreaSquareMetres'),
    effectiveAreaSquareMetres: Number(field('effectiveAreaSquareMetres')),
    beds: numberOf('beds'),
    toilets: numberOf('toilets'),
    waterLitresPerDay: numberOf('waterLitresPerDay'),
    accessible: yesNo(field('accessible')),
    backupPower: yesNo(field('backupPower')),
    supplies: Object.fromEntries(
      SHELTER_SUPPLIES.map((supply) => [supply, heldOf(field(supply))]),
    ) as ShelterFacilities['supplies'],
    accessPoints: accessPointsOf(form),
    managingUnit: field('managingUnit') === '' ? null : field('managingUnit'),
  };
}
