import type { Answer } from '../live/api.ts';
import { newActKey } from './act-key.ts';

const AGAIN_MS = 3_000;
const shortPause = () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS));

/**
 * Sends an act until somebody answers: while the line is down it waits, and goes with the same key, so that it has one
 * effect although an answer was lost (F39).
 * @param waiting told each time nobody answered
 */
export async function sendWhenLive<Value>(
  act: (key: string) => Promise<Answer<Value>>,
  waiting: () => void,
  pause: () => Promise<void> = shortPause,
): Promise<Answer<Value>> {
  const key = newActKey();
  for (;;) {
    const answer = await act(key);
    if (answer.ok || answer.refusal.status !== 0) return answer;
    waiting();
    await pause();
  }
}
