import { setLanguage, viewStore } from '../../store/view-store.ts';

/** The paper goes to committees (art. 49): it is printed in Chinese, whatever language the screen is read in. */
export function printPaper(): void {
  const { language } = viewStore.getState();
  if (language !== 'zh') {
    setLanguage('zh');
    addEventListener('afterprint', () => setLanguage(language), { once: true });
  }
  // The dialog holds the page still: the words are painted before it opens.
  requestAnimationFrame(() => requestAnimationFrame(() => print()));
}
