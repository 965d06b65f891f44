import { setNaming } from '../store/live-store.ts';
import { viewStore } from '../store/view-store.ts';

async function nameThings(): Promise<void> {
  if (viewStore.getState().language === 'zh') return setNaming(null);
  const { inEnglish } = await import('./names-in-english.ts');
  if (viewStore.getState().language === 'en') setNaming(inEnglish);
}

/** Keeps the names of things in the person's language from now on. The table comes when English is asked for. */
export function followLanguage(): void {
  const guarded = () =>
    void nameThings().catch((error: unknown) => console.error('names stay Chinese', error));
  guarded();
  viewStore.subscribe((now, before) => now.language !== before.language && guarded());
}
