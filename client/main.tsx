import './ui/base.css';
import './ui/controls.css';
import './ui/panel.css';
import './ui/page.css';
import { type ComponentType, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { followLanguage } from './i18n/follow-language.ts';
import { beginQuestions } from './live/head-start.ts';
import { drawsInSoftware } from './map/graphics.ts';
import { pageOf } from './pages.ts';
import { carryAppearance } from './store/carry-appearance.ts';
import { mapMade, riskDrawn } from './store/map-port.ts';
import { linkViewToAddress } from './store/view-history.ts';
import { viewStore } from './store/view-store.ts';
import { keepWordsBack, loadLetters } from './ui/fonts/load-letters.ts';
import { hasOwnLetters } from './ui/fonts/own-letters.ts';
import { pause } from './ui/pause.ts';
import { askAgainForSheets, untilFetched } from './ui/until-fetched.ts';

askAgainForSheets(window);
const page = pageOf(location);
linkViewToAddress(page.desk);
carryAppearance();

/** Style sheets and assistive technology are told before the first paint, and at every change. */
function tellAppearance(): void {
  const { theme, language } = viewStore.getState();
  document.documentElement.dataset.theme = theme;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
tellAppearance();
viewStore.subscribe(tellAppearance);

/** Asked for before all else: the map is what a desk waits for longest, and a browser asks a host for six things at a time. */
const map = page.map ? untilFetched(() => import('./map/map-view.tsx')) : null;

if (page.live) {
  beginQuestions();
  followLanguage();
  // Beside the map and not before it: neither waits for the other.
  void untilFetched(() => import('./live/live.ts')).then(({ startLive }) => startLive());
}

/** So long a desk waits at most for the map to be made. */
const DESK_PATIENCE_MS = 2_000;
/** And so long the bundled letters for the first risk to be drawn: who is signed out sees none. */
const LETTERS_PATIENCE_MS = 1_500;

const root = createRoot(document.getElementById('root')!);
const shown: { MapView: ComponentType | null; Desk: ComponentType | null } = {
  MapView: null,
  Desk: null,
};

/**
 * Drawn anew by each part that has come, and not by React's own waiting for code: it holds what has come back for a third of
 * a second, and then lets every frame of the map go before it.
 */
function show(part: Partial<typeof shown>): void {
  const { MapView, Desk } = Object.assign(shown, part);
  // No strict mode: it would mount everything twice, and the map must be made once.
  root.render(
    <>
      {MapView && <MapView />}
      <Suspense fallback={null}>{Desk && <Desk />}</Suspense>
    </>,
  );
}

// All are asked for now: link, map and desk are fetched side by side.
const desk = untilFetched(page.load);
// The map is made first: while its style is read by another thread, the desk takes its third of a second.
const deskShown = Promise.all([
  desk,
  page.map && Promise.race([mapMade.reached, pause(DESK_PATIENCE_MS)]),
]).then(([Desk]) => show({ Desk }));
if (map) {
  // While nothing else can be done: code and data are on their way.
  setTimeout(drawsInSoftware);
  void map.then(({ MapView }) => show({ MapView }));
}

/** Risk before letters, where there are others to read by meanwhile. */
function writeWords(): void {
  const readable = hasOwnLetters();
  if (!readable) keepWordsBack();
  const begins =
    readable && page.map && Promise.race([riskDrawn.reached, pause(LETTERS_PATIENCE_MS)]);
  void Promise.resolve(begins).then(() => loadLetters(deskShown));
}
writeWords();
