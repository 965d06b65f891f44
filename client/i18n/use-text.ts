import { useSyncExternalStore } from 'react';
import { useView } from '../store/view-store.ts';
import {
  isLanguageLoaded,
  isTextKey,
  type Language,
  loadLanguage,
  type TextKey,
  type TextValues,
  translate,
} from './translate.ts';

export type { Language, TextKey };
export { isTextKey };

/** The words of a key in one language; `{name}` is replaced from `values`. */
export type Text = (key: TextKey, values?: TextValues) => string;

/** One function a language, so that identity is stable between renders. */
export const TEXTS: Readonly<Record<Language, Text>> = {
  zh: (key, values) => translate('zh', key, values),
  en: (key, values) => translate('en', key, values),
};

export const useLanguage = (): Language => useView((view) => view.language);

const arrivalOf = (language: Language) => (arrived: () => void) => {
  let wanted = true;
  void loadLanguage(language).then(() => wanted && arrived());
  return () => {
    wanted = false;
  };
};
const ARRIVALS = { zh: arrivalOf('zh'), en: arrivalOf('en') };

/** The words in the person's language; Chinese for the moment until English has been fetched. */
export const useText = (): Text => {
  const language = useLanguage();
  const loaded = useSyncExternalStore(
    ARRIVALS[language],
    () => isLanguageLoaded(language),
    () => isLanguageLoaded(language),
  );
  return loaded ? TEXTS[language] : TEXTS.zh;
};
