import type { ComponentType } from 'react';
import { panelOfAddress } from './store/own-window.ts';
import type { Desk } from './store/view-store.ts';

/** A page of the product: its code is fetched when it is opened. */
export type Page = {
  load(): Promise<ComponentType>;
  /** Whose view its address holds. */
  desk: Desk;
  /** Whether it stands over the map. */
  map: boolean;
  /** Whether it needs somebody signed in, and so the live link. */
  live: boolean;
};

/** Every page by path. A path that is not here is the first page. */
const PAGES: Readonly<Record<string, Page>> = {
  '/': {
    load: async () => (await import('./start/start-page.tsx')).StartPage,
    desk: 'console',
    map: false,
    live: false,
  },
  '/console': {
    load: async () => (await import('./console/console-desk.tsx')).ConsoleDesk,
    desk: 'console',
    map: true,
    live: true,
  },
  '/wall': {
    load: async () => (await import('./wall/wall-desk.tsx')).WallDesk,
    desk: 'wall',
    map: true,
    live: true,
  },
  '/studio': {
    load: async () => (await import('./studio/studio-desk.tsx')).StudioDesk,
    desk: 'studio',
    map: true,
    live: true,
  },
  '/admin': {
    load: async () => (await import('./admin/admin-page.tsx')).AdminPage,
    desk: 'admin',
    map: false,
    live: true,
  },
  '/registers': {
    load: async () => (await import('./registers/registers-page.tsx')).RegistersPage,
    desk: 'admin',
    map: false,
    live: true,
  },
  '/help': {
    load: async () => (await import('./help/help-page.tsx')).HelpPage,
    desk: 'console',
    map: false,
    live: false,
  },
  '/pair': {
    load: async () => (await import('./pair/pair-page.tsx')).PairPage,
    desk: 'wall',
    map: false,
    live: false,
  },
  '/report': {
    load: async () => (await import('./tip/tip-page.tsx')).TipPage,
    desk: 'admin',
    map: false,
    live: false,
  },
  '/incident-report': {
    load: async () => (await import('./incident-report/report-paper.tsx')).ReportPaper,
    desk: 'admin',
    map: false,
    live: false,
  },
  '/unit': {
    load: async () => (await import('./unit/unit-page.tsx')).UnitPage,
    desk: 'admin',
    map: false,
    live: false,
  },
  '/setup': {
    load: async () => (await import('./start/setup-page.tsx')).SetupPage,
    desk: 'admin',
    map: false,
    live: false,
  },
};

/** One panel of the console in a window of its own: no map, so that the first window has the machine. */
const PANEL_WINDOW: Page = {
  load: async () => (await import('./console/panel-window.tsx')).PanelWindow,
  desk: 'console',
  map: false,
  live: true,
};

export function pageOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Page {
  const path = pathname.replace(/(.)\/+$/, '$1');
  if (path === '/console' && panelOfAddress(search) !== null) return PANEL_WINDOW;
  return PAGES[path] ?? PAGES['/']!;
}
