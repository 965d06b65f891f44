import { useSyncExternalStore } from 'react';

const PLAN = 'plan';
const listeners = new Set<() => void>();

const read = (): string | null => new URLSearchParams(location.search).get(PLAN);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** The plan the address names; null: the list of plans. */
export const usePlanOfAddress = (): string | null => useSyncExternalStore(listen, read);

/** Whether the plan that is open was named by the address the page was loaded with, camera and all. */
let isFirst = true;

/** Whether the address also said where to look: then nothing flies elsewhere. */
export const isPlaced = (): boolean => {
  const [opened] = performance.getEntriesByType('navigation');
  return isFirst && opened !== undefined && new URL(opened.name).searchParams.has('at');
};

/** Opens a plan, or goes back to the list, as a step of the browser's history. */
export function goToPlan(id: string | null): void {
  isFirst = false;
  const query = new URLSearchParams(location.search);
  // What was selected, and where the map stood, belong to what is left.
  for (const name of ['select', 'at']) query.delete(name);
  if (id === null) query.delete(PLAN);
  else query.set(PLAN, id);
  const text = String(query);
  history.pushState(null, '', text ? `${location.pathname}?${text}` : location.pathname);
  for (const tell of listeners) tell();
}
