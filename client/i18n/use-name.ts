import { useEffect, useState } from 'react';
import { useLanguage } from './use-text.ts';

type NameOf = (name: string) => string;
const asGiven: NameOf = (name) => name;

/**
 * Puts the name of a thing that is not in the live registers into the person's language. The table of
 * names is fetched when English is asked for; until then names stay as they are.
 */
export function useNameOf(): NameOf {
  const language = useLanguage();
  const [english, setEnglish] = useState<NameOf | null>(null);
  useEffect(() => {
    if (language === 'zh' || english !== null) return;
    void import('./names-in-english.ts').then(({ englishName }) => setEnglish(() => englishName));
  }, [language, english]);
  return language === 'zh' || english === null ? asGiven : english;
}
