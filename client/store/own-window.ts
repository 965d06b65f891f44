/** Panels that can have a window of their own. */
export const WINDOW_PANELS = ['alarms', 'card', 'table', 'timeline', 'feeds', 'incidents'] as const;
export type WindowPanel = (typeof WINDOW_PANELS)[number];

/** The parameter of `/console` that makes it show one panel alone. */
export const WINDOW_PARAMETER = 'panel';

/** The one panel this address is for; null: the whole desk. */
export function panelOfAddress(search: string): WindowPanel | null {
  const wanted = new URLSearchParams(search).get(WINDOW_PARAMETER);
  return WINDOW_PANELS.find((panel) => panel === wanted) ?? null;
}
