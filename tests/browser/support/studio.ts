import type { Page } from 'playwright-core';
import type { Position } from '../../../shared/model/common.ts';

/** The world's width in CSS pixels at zoom 0. */
const WORLD_PX = 512;
/** What the desk keeps clear around the map (client/studio/studio-desk.tsx), a plan being open. */
const CLEAR = { top: 150, right: 364, bottom: 56, left: 304 };

/** Where a screen looks: the place in the middle between the panels, and how near. */
export type Looking = { at: Position; zoom: number };

/** An open plan, looked at so, in an address: nothing flies when it is opened. */
export const planAddress = (id: string, { at: [lon, lat], zoom }: Looking): string =>
  `/studio?plan=${id}&at=${lon},${lat},${zoom}`;

/** Where a place is on the screen, in CSS pixels. */
export function screenPlace(page: Page, { at, zoom }: Looking, [lon, lat]: Position) {
  const { width, height } = page.viewportSize()!;
  const pixels = (WORLD_PX * 2 ** zoom) / 360;
  const squeeze = Math.cos((at[1] * Math.PI) / 180);
  return {
    x: (CLEAR.left + width - CLEAR.right) / 2 + (lon - at[0]) * pixels,
    y: (CLEAR.top + height - CLEAR.bottom) / 2 - ((lat - at[1]) * pixels) / squeeze,
  };
}

/** Until all that was drawn has been taken by the server. */
export const saved = (page: Page): Promise<void> =>
  page.locator('[data-testid="under-way"][data-state="saved"]').waitFor();

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
