import { useState } from 'react';
import { actUnder, createActKeys } from '../commands/act-key.ts';
import { sendWhenLive } from '../commands/send-when-live.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import { sayUntilPressed } from '../store/notice-store.ts';
import type { Done } from './done.ts';
import { useMounted } from './use-mounted.ts';

/** How an act of a person goes: shown as it is, never assumed to have succeeded (DESK.md, The console). */
export type ActState =
  | { kind: 'idle' }
  | { kind: 'pending' }
  /** The line is down: it is sent when somebody answers again. */
  | { kind: 'waiting' }
  | { kind: 'confirmed' }
  | { kind: 'refused'; reason: string };

type Act<Value> = (key: string) => Promise<Answer<Value>>;

export type ActOptions<Value> = {
  /** What it is called where it is refused after its place has gone: the notice says it. */
  word?: string;
  /** What follows when it was confirmed. */
  done?: Done<[Value]>;
  /** Kept while the line is down, and sent when somebody answers. */
  queued?: boolean;
  /** What is wanted, where that may be another thing at the next press: its key goes with it. */
  wish?: unknown;
};

/**
 * The acts of one place, one at a time: a second press while one is under way does nothing, and one for the same wish after
 * an answer that was lost goes under the same key.
 */
export function useActs<Value>({
  word,
  queued = false,
}: Pick<ActOptions<Value>, 'word' | 'queued'>) {
  const text = useText();
  const [keys] = useState(createActKeys);
  const [state, setState] = useState<ActState>({ kind: 'idle' });
  const mounted = useMounted();
  const isUnderWay = state.kind === 'pending' || state.kind === 'waiting';
  const refuse = (reason: string) => setState({ kind: 'refused', reason });
  const run = async (wish: unknown, act: Act<Value>, done?: Done<[Value]>) => {
    if (isUnderWay) return;
    setState({ kind: 'pending' });
    const waiting = () => setState({ kind: 'waiting' });
    const answer = await actUnder(keys, wish, (key) =>
      queued ? sendWhenLive(() => act(key), waiting) : act(key),
    );
    if (answer.ok) {
      // What it waited for is here, and what follows is not through yet.
      setState({ kind: 'pending' });
      await done?.(answer.value);
      setState({ kind: 'confirmed' });
    } else if (mounted.current) refuse(refusalText(text, answer.refusal));
    else sayUntilPressed(refusalText(text, answer.refusal, word));
  };
  return { state, isUnderWay, run, refuse, reset: () => setState({ kind: 'idle' }) };
}

/** One act and how it goes, as of a button. */
export function useAct<Value>(act: Act<Value>, options: ActOptions<Value> = {}) {
  const { wish = null, done } = options;
  const { state, run, reset } = useActs<Value>(options);
  return { state, run: () => run(wish, act, done), reset };
}
