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

/** Opens a plan, or goes back to the list, as a step of the browser's history. */
export function goToPlan(id: string | null): void {
  const query = new URLSearchParams(location.search);
  // What was selected, and where the map stood, belong to what is left.
  for (const name of ['select', 'at']) query.delete(name);
  if (id === null) query.delete(PLAN);
  else query.set(PLAN, id);
  const text = String(query);
  history.pushState(null, '', text ? `${location.pathname}?${text}` : location.pathname);
  for (const tell of listeners) tell();
}
