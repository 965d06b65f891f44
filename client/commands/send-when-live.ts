import type { Answer, Refusal } from '../live/api.ts';
import { holdPage } from '../store/hold-page.ts';

const AGAIN_MS = 3_000;
const shortPause = () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS));

/** @property hold keeps the page from being left in silence, until what it returns is called */
type Means = { pause: () => Promise<void>; hold: () => () => void };

/** What a server says whose database is away or busy: nothing was done, or it cannot know. Under a new key it might be done twice. */
const UNDECIDED = new Set([
  'database-unavailable',
  'database-slow',
  'database-busy',
  'outcome-unknown',
]);

/** Nobody said whether it is done. */
export const isUndecided = ({ status, error }: Refusal): boolean =>
  status === 0 || UNDECIDED.has(error);

/**
 * Sends an act until somebody answers: while the line or the database is down it waits. It waits in the page alone, so the
 * browser asks before that is left.
 * @param act under one key however often it is called, so that it has one effect although an answer was lost (F39)
 * @param waiting told each time nobody answered
 */
export async function sendWhenLive<Value>(
  act: () => Promise<Answer<Value>>,
  waiting: () => void,
  { pause, hold }: Means = { pause: shortPause, hold: holdPage },
): Promise<Answer<Value>> {
  let release: (() => void) | null = null;
  for (;;) {
    const answer = await act();
    if (answer.ok || !isUndecided(answer.refusal)) {
      release?.();
      return answer;
    }
    release ??= hold();
    waiting();
    await pause();
  }
}
