import { type FormEvent, type ReactNode, useState } from 'react';
import { actUnder, createActKeys } from '../commands/act-key.ts';
import { sendWhenLive } from '../commands/send-when-live.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import { sayUntilPressed } from '../store/notice-store.ts';
import type { Done } from './done.ts';
import { fieldsOf } from './kept-fields.ts';
import { resetSent } from './reset-sent.ts';
import type { KeptForm } from './use-kept-fields.ts';
import { useMounted } from './use-mounted.ts';

/** How the fields of a form are sent. What is refused after the form has gone is said in the notice, by `word`. */
function useSending<Value>(
  create: (form: FormData, key: string) => Promise<Answer<Value>>,
  done: Done<[Value]>,
  { queued, word, wish }: { queued: boolean; word: string; wish: unknown },
) {
  const text = useText();
  const [keys] = useState(createActKeys);
  const [working, setWorking] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const mounted = useMounted();
  const run = async (form: HTMLFormElement) => {
    setWorking(true);
    setRefused(null);
    const fields = new FormData(form);
    const sent = fieldsOf(fields);
    const answer = await actUnder(keys, [sent, wish], (key) => {
      const send = () => create(fields, key);
      return queued ? sendWhenLive(send, () => setWaiting(true)) : send();
    });
    setWaiting(false);
    if (answer.ok) {
      resetSent(form, sent);
      await done(answer.value);
    } else if (mounted.current) setRefused(refusalText(text, answer.refusal));
    else sayUntilPressed(refusalText(text, answer.refusal, word));
    setWorking(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run(event.currentTarget);
  };
  return { submit, working, waiting, refused };
}

/**
 * A line of fields that creates something; refused entries stay in the fields to be put right. `queued` and `name` as
 * of an act's button. `wish`: what is wanted beside what stands in its fields. `kept`: where its fields are kept when it
 * goes away.
 */
export function CreateForm<Value>({
  create,
  done,
  word,
  queued = false,
  wish,
  name,
  kept,
  children,
}: {
  /** @param key the same until what is wanted is done */
  create: (form: FormData, key: string) => Promise<Answer<Value>>;
  done: Done<[Value]>;
  /** What the button says; without it that something is created. */
  word?: string;
  queued?: boolean;
  wish?: unknown;
  name?: string;
  kept?: KeptForm;
  children: ReactNode;
}) {
  const text = useText();
  const said = word ?? text('admin.create');
  const { submit, working, waiting, refused } = useSending(create, done, {
    ...{ queued, word: said, wish },
  });
  return (
    <form className="jw-create" data-act={name} {...kept} onSubmit={submit}>
      {children}
      <button type="submit" className="jw-button" data-strong disabled={working}>
        {working ? text('form.sending') : said}
      </button>
      {waiting && (
        <span className="jw-secondary" role="status">
          {text('act.waiting')}
        </span>
      )}
      {refused !== null && (
        <span className="jw-error" role="alert">
          {refused}
        </span>
      )}
    </form>
  );
}
