import { useCallback, useEffect, useState } from 'react';
import { useView } from '../store/view-store.ts';
import {
  isLanguageLoaded,
  type Language,
  loadLanguage,
  type TextKey,
  type TextValues,
  translate,
} from './translate.ts';

export type Text = (key: TextKey, values?: TextValues) => string;

/** The language of this screen, from its address. */
export const useLanguage = (): Language => useView((view) => view.language);

/** The words of the product in the language of this screen. */
export function useText(): Text {
  const language = useLanguage();
  const [, setLoaded] = useState(() => isLanguageLoaded(language));
  useEffect(() => {
    let mounted = true;
    if (isLanguageLoaded(language)) return undefined;
    void loadLanguage(language).then(() => mounted && setLoaded(true));
    return () => {
      mounted = false;
    };
  }, [language]);
  const loaded = isLanguageLoaded(language);
  return useCallback(
    (key, values) => translate(loaded ? language : 'zh', key, values),
    [language, loaded],
  );
}
