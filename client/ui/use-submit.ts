import { type FormEvent, useState } from 'react';
import { actUnder, createActKeys } from '../commands/act-key.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import type { Done } from './done.ts';
import { fieldsOf } from './kept-fields.ts';

/**
 * A form that is sent once at a time; what is refused stays in its fields to be put right.
 * @param send its fields as an act, or why nothing is sent, in the reader's language; its key is the same until that is done
 * @param done what follows when it was taken
 */
export function useSubmit<Value>(
  send: (form: FormData, key: string) => Promise<Answer<Value>> | string,
  done: Done<[Value]>,
) {
  const text = useText();
  const [keys] = useState(createActKeys);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const run = async (form: FormData) => {
    const wish = fieldsOf(form);
    const sent = send(form, keys.keyFor(wish));
    if (typeof sent === 'string') return setRefused(sent);
    setWorking(true);
    setRefused(null);
    const answer = await actUnder(keys, wish, () => sent);
    if (answer.ok) await done(answer.value);
    else setRefused(refusalText(text, answer.refusal));
    setWorking(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run(new FormData(event.currentTarget));
  };
  return { submit, working, refused, forget: () => setRefused(null) };
}
