import { type Desk, type ViewState, viewStore } from './view-store.ts';
import { type LinkedView, readView, writeView } from './view-url.ts';

/** A camera in motion writes its address when it has rested this long. */
const SETTLE_MS = 400;

/** What makes an entry in the browser's history; the rest only rewrites the present one. */
const isStep = (view: ViewState, before: ViewState): boolean =>
  view.selection !== before.selection || view.filters !== before.filters;

/**
 * Ties the view to the address: changes are written, back and forward are read. Parameters that are not
 * the view's own (a wall's scenes) stay. A wall only reads: what its scenes do to the view is not what
 * its address says.
 * @returns ends it
 */
export function linkViewToAddress(desk: Desk): () => void {
  viewStore.setState({ ...readView(desk, location.search), hovered: null, measuring: null });
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reading = false;

  const write = (step: boolean) => {
    const address = addressOf(viewStore.getState());
    if (address === location.pathname + location.search) return;
    if (step) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  };
  const stop = viewStore.subscribe((view, before) => {
    if (reading || desk === 'wall') return;
    if (timer) clearTimeout(timer);
    if (isStep(view, before)) write(true);
    else timer = setTimeout(() => write(false), SETTLE_MS);
  });
  const onPopState = () => {
    reading = true;
    viewStore.setState(readView(desk, location.search));
    reading = false;
  };
  addEventListener('popstate', onPopState);
  return () => {
    if (timer) clearTimeout(timer);
    stop();
    removeEventListener('popstate', onPopState);
  };
}

/** The address that opens this view, on this page. */
function addressOf(view: LinkedView): string {
  const own = new URLSearchParams(writeView(view));
  const foreign = [...new URLSearchParams(location.search)].filter(
    ([name]) => !OWN_PARAMETERS.includes(name) && !own.has(name),
  );
  const kept = foreign.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const query = [writeView(view), ...kept].filter(Boolean).join('&');
  return query ? `${location.pathname}?${query}` : location.pathname;
}

const OWN_PARAMETERS = [
  'at',
  'layers',
  'order',
  'areas',
  'levels',
  'types',
  'age',
  'q',
  'select',
  'lang',
  'theme',
  'panels',
];
