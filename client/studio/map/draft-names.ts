import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import type { Language } from '../../i18n/use-text.ts';
import { type Features, NO_FEATURES, nameFeatures } from './features.ts';

type NameOf = (name: string) => string;
const asGiven: NameOf = (name) => name;

/**
 * Keeps the names of the grids on the map, in the person's language; only what differs is given.
 * @param give puts the names on the map
 * @param again asks for the next drawing: the English names are fetched when they are first wanted
 */
export function createNames(give: (names: Features) => void, again: () => void) {
  let english: NameOf | null = null;
  let isFetched = false;
  let shown: { coverage: Coverage | null; nameOf: NameOf } | null = null;
  const fetchEnglish = () => {
    isFetched = true;
    void import('../../i18n/names-in-english.ts').then(({ englishName }) => {
      english = englishName;
      again();
    });
  };
  return (coverage: Coverage | null, language: Language): void => {
    if (language === 'en' && !isFetched) fetchEnglish();
    const nameOf = (language === 'en' && english) || asGiven;
    if (shown?.coverage === coverage && shown.nameOf === nameOf) return;
    shown = { coverage, nameOf };
    give(coverage ? nameFeatures(coverage, nameOf) : NO_FEATURES);
  };
}
