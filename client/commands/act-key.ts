import type { Answer } from '../live/api.ts';

/** A fresh key for one act of a person; a retry of the same act carries the same key (FAULTS.md F39). */
export const newActKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** The keys of one form. */
export type ActKeys = {
  /** The key for what is sent: the one before while that stays the same, a fresh one once it is something else. */
  keyFor: (wish: unknown) => string;
  /** The act was done: the same once more is another one. */
  over: () => void;
};

/**
 * Keys by what is wanted: after an answer that was lost the same is done once, and what was changed meanwhile is not
 * taken for what was sent before.
 */
export function createActKeys(): ActKeys {
  let of: string | null = null;
  let key = '';
  return {
    keyFor(wish) {
      const wanted = JSON.stringify(wish);
      if (wanted !== of) {
        of = wanted;
        key = newActKey();
      }
      return key;
    },
    over() {
      of = null;
    },
  };
}

/**
 * Does an act under the key of what is wanted: it stays until that is done, so that a second press after an answer that was
 * lost does nothing twice. One that turns out to be another act's is let go.
 */
export async function actUnder<Value>(
  keys: ActKeys,
  wish: unknown,
  act: (key: string) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const answer = await act(keys.keyFor(wish));
  if (answer.ok || answer.refusal.error === 'act-key-used') keys.over();
  return answer;
}
