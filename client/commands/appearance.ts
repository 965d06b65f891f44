import { setLanguage, setTheme, viewStore } from '../store/view-store.ts';

export const toggleLanguage = (): void =>
  setLanguage(viewStore.getState().language === 'zh' ? 'en' : 'zh');

export const toggleTheme = (): void =>
  setTheme(viewStore.getState().theme === 'dark' ? 'light' : 'dark');
