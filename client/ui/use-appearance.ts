import { useEffect } from 'react';
import { useView } from '../store/view-store.ts';

/** Tells style sheets and assistive technology the theme and the language of the page. */
export function useAppearance(): void {
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [theme, language]);
}
