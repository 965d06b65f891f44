import './ui/base.css';
import './ui/controls.css';
import './ui/panel.css';
import './ui/page.css';
import { type ComponentType, lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { followLanguage } from './i18n/follow-language.ts';
import { beginQuestions } from './live/head-start.ts';
import { pageOf } from './pages.ts';
import { linkViewToAddress } from './store/view-history.ts';
import { viewStore } from './store/view-store.ts';
import { askAgainForSheets, untilFetched } from './ui/until-fetched.ts';

askAgainForSheets(window);
const page = pageOf(location);
linkViewToAddress(page.desk);

/** Style sheets and assistive technology are told before the first paint, and at every change. */
function tellAppearance(): void {
  const { theme, language } = viewStore.getState();
  document.documentElement.dataset.theme = theme;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
tellAppearance();
viewStore.subscribe(tellAppearance);

if (page.live) {
  beginQuestions();
  followLanguage();
  // Beside the map and not before it: neither waits for the other.
  void untilFetched(() => import('./live/live.ts')).then(({ startLive }) => startLive());
}

/** The chunk is asked for now, not when React comes to it: link, map and desk are fetched side by side. */
const fetched = (load: () => Promise<ComponentType>) => {
  const chunk = untilFetched(load);
  return lazy(async () => ({ default: await chunk }));
};

const MapView = page.map ? fetched(async () => (await import('./map/map-view.tsx')).MapView) : null;
const Desk = fetched(page.load);

// No strict mode: it would mount everything twice, and the map must be made once.
createRoot(document.getElementById('root')!).render(
  <>
    {MapView && (
      <Suspense fallback={null}>
        <MapView />
      </Suspense>
    )}
    <Suspense fallback={null}>
      <Desk />
    </Suspense>
  </>,
);
