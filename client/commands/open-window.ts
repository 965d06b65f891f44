import { WINDOW_PARAMETER, type WindowPanel } from '../store/own-window.ts';
import { viewStore } from '../store/view-store.ts';
import { writeView } from '../store/view-url.ts';

/** About the room each panel has on the desk, in CSS pixels. */
const SIZES: Readonly<Record<WindowPanel, readonly [width: number, height: number]>> = {
  alarms: [440, 860],
  card: [440, 860],
  table: [1280, 720],
  timeline: [720, 640],
  feeds: [440, 720],
  incidents: [440, 720],
};

/** Opens a panel in a window of its own, or brings the one it has to the front. */
export function openPanelWindow(panel: WindowPanel): void {
  const query = [`${WINDOW_PARAMETER}=${panel}`, writeView(viewStore.getState())].filter(Boolean);
  const [width, height] = SIZES[panel];
  const features = `popup,width=${width},height=${height}`;
  window.open(`/console?${query.join('&')}`, `jingwei-${panel}`, features)?.focus();
}
