import { useSyncExternalStore } from 'react';
import { followAddress, stepTo } from '../ui/address.ts';

const PLAN = 'plan';

const read = (): string | null => new URLSearchParams(location.search).get(PLAN);
const saysWhere = (query: string): boolean => new URLSearchParams(query).has('at');

/** Whether the plan that is open was opened by an address that says where to look; null: the page's first. */
let placed: boolean | null = null;

const listen = (listener: () => void): (() => void) =>
  followAddress((how) => {
    // Before anything is looked at, for soon each address says where the map stands.
    placed = how === 'history' && saysWhere(location.search);
    listener();
  });

/** The plan the address names; null: the list of plans. */
export const usePlanOfAddress = (): string | null => useSyncExternalStore(listen, read);

/** Whether the address, loaded or gone back to, also said where to look: then nothing flies elsewhere. */
export const isPlaced = (): boolean => {
  const [opened] = performance.getEntriesByType('navigation');
  return placed ?? (opened !== undefined && saysWhere(new URL(opened.name).search));
};

/** Opens a plan, or goes back to the list, as a step of the browser's history. */
export function goToPlan(id: string | null): void {
  const query = new URLSearchParams(location.search);
  // What was selected, and where the map stood, belong to what is left.
  for (const name of ['select', 'at']) query.delete(name);
  if (id === null) query.delete(PLAN);
  else query.set(PLAN, id);
  const text = String(query);
  stepTo(text ? `${location.pathname}?${text}` : location.pathname);
}
