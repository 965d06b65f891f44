import type { Pending } from './session.ts';

const nameOf = (plan: string) => `jw-plan-queue:${plan}`;

/**
 * Keeps what was not yet sent over a reload of this window. Each window has its own: two of one person
 * must not send the same acts.
 */
export function keepQueue(plan: string, queue: readonly Pending[]): void {
  if (queue.length === 0) sessionStorage.removeItem(nameOf(plan));
  else sessionStorage.setItem(nameOf(plan), JSON.stringify(queue));
}

/** What waited when the page was left; nothing where that cannot be read. */
export function keptQueue(plan: string): Pending[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(plan)) ?? '[]');
    return Array.isArray(kept) ? (kept as Pending[]) : [];
  } catch {
    return [];
  }
}
