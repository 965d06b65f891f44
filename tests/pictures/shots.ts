import type { Page } from 'playwright-core';

/** Who sits before a picture; null: nobody yet. */
type Sitter = 'coordinator' | 'analyst' | 'administrator' | 'wall' | null;

/** One picture of the product: where it is taken, what is done before, and which part of the page it is. */
export type Shot = {
  name: string;
  sitter: Sitter;
  path: string;
  /** Elements that must be there; the map is waited for where there is one. */
  ready: string;
  prepare?: (page: Page) => Promise<void>;
  /** The element that is the picture; without it the page, down to `height` CSS pixels where it is given. */
  part?: string;
  height?: number;
};

/** The first may be the heading of a group: one press opens it and selects its worst, a second would close it again. */
const selectFirstAlarm = async (page: Page): Promise<void> => {
  await page.locator('.jw-alarm-main').first().click();
  await page.locator('[data-testid="card"]').waitFor();
  await page.locator('[data-alarm][data-selected="true"] .jw-alarm-main').dblclick();
};

/** The demonstration's hints would lie over half of what is shown. */
const closeHints = async (page: Page): Promise<void> => {
  const hints = page.locator('.jw-hints button').last();
  if (await hints.isVisible()) await hints.click();
};

/** The pictures of the help, in the order of its chapters. The wall comes last: it needs two minutes of past. */
export const HELP_SHOTS: readonly Shot[] = [
  { name: 'desks', sitter: null, path: '/', ready: '[data-desk]' },
  {
    name: 'layers',
    sitter: 'coordinator',
    path: '/console',
    ready: '.jw-console .jw-search',
    prepare: closeHints,
    part: '.jw-left',
  },
  {
    name: 'alarms',
    sitter: 'coordinator',
    path: '/console',
    ready: '.jw-alarm',
    prepare: closeHints,
    part: '.jw-right',
  },
  {
    name: 'console',
    sitter: 'coordinator',
    path: '/console',
    ready: '.jw-alarm',
    prepare: async (page) => {
      await closeHints(page);
      await selectFirstAlarm(page);
    },
  },
  {
    name: 'studio',
    sitter: 'analyst',
    path: '/studio',
    ready: '[data-testid="grid-counts"]',
    prepare: closeHints,
  },
  {
    name: 'registers',
    sitter: 'coordinator',
    path: '/registers',
    ready: '[data-testid="prevention"]',
    height: 560,
  },
  {
    name: 'staffing',
    sitter: 'coordinator',
    path: '/registers?section=staffing',
    ready: '[data-testid="staffing-sums"]',
    height: 460,
  },
  {
    name: 'items',
    sitter: 'coordinator',
    path: '/registers?section=service-items',
    ready: '[data-testid="service-items"]',
    prepare: async (page) => {
      await page.locator('[data-testid="service-items"] button').first().click();
      await page.locator('[data-testid="step-history"] li').first().waitFor();
    },
    height: 520,
  },
  {
    name: 'administration',
    sitter: 'administrator',
    path: '/admin',
    ready: '[data-testid="walls"]',
    height: 340,
  },
  {
    name: 'wall',
    sitter: 'wall',
    path: '/wall?scene=overview&mm=2400&distance=8',
    ready: '.jw-kpi',
  },
];
