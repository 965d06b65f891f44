import { useSyncExternalStore } from 'react';

/** How the address came to be another: by an act on this page, or by the browser's back and forward. */
export type Moved = 'step' | 'history';

const listeners = new Set<(how: Moved) => void>();

/**
 * Tells of every step of this page's address, back and forward included: the browser tells of those two alone.
 * @returns ends it
 */
export function followAddress(listener: (how: Moved) => void): () => void {
  const onPopState = () => listener('history');
  listeners.add(listener);
  addEventListener('popstate', onPopState);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', onPopState);
  };
}

/** Moves on to an address of this page, as a step of the browser's history. */
export function stepTo(address: string | URL): void {
  history.pushState(null, '', address);
  for (const tell of listeners) tell('step');
}

/** A named part of this page's address; null: it is not in it. */
export const partOfAddress = (name: string): string | null =>
  new URL(location.href).searchParams.get(name);

/** The same, kept up with every step. */
export const useAddress = <Part>(read: () => Part): Part =>
  useSyncExternalStore(followAddress, read);

/**
 * Moves on to this page's address with other parts, as a step of the browser's history.
 * @param parts by name; null takes one out
 */
export function stepWith(parts: Readonly<Record<string, string | null>>): void {
  const next = new URL(location.href);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  stepTo(next);
}
