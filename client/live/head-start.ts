import { ownDesk } from './own-desk.ts';

/** What every live page asks for first. */
const FIRST_QUESTIONS = ['/api/me', '/api/situation'] as const;
/** A question that takes longer is given up; the server ends its own work sooner (F7). */
export const TIMEOUT_MS = 20_000;
/** An answer nobody came for within this time is no longer a fresh one. */
const FRESH_FOR_MS = 5_000;

type Begun = { answer: Promise<Response>; at: number };

const begun = new Map<string, Begun>();

/** The headers of every request: which desk it comes from (own-desk.ts). */
export function withDesk(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  const desk = ownDesk(window.location.pathname);
  if (desk !== null) headers.set('x-jingwei-desk', desk);
  return { ...init, headers };
}

/**
 * Asks the first questions before the code that wants to know is here: a browser keeps six connections to a
 * host, and behind forty scripts the questions would wait for half a second.
 */
export function beginQuestions(): void {
  for (const path of FIRST_QUESTIONS) {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = fetch(path, withDesk({ signal, headers: { accept: 'application/json' } }));
    // Whoever comes for the answer is told of its failure; when nobody comes, nothing has failed.
    answer.catch(() => undefined);
    begun.set(path, { answer, at: performance.now() });
  }
}

/** The answer on its way to a question begun early, once; null when there is none. */
export function takeHeadStart(path: string): Promise<Response> | null {
  const found = begun.get(path);
  begun.delete(path);
  return found && performance.now() - found.at < FRESH_FOR_MS ? found.answer : null;
}
