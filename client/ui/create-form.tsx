import { type FormEvent, type ReactNode, useState } from 'react';
import { actUnder, createActKeys } from '../commands/act-key.ts';
import { sendWhenLive } from '../commands/send-when-live.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import type { Done } from './done.ts';
import { fieldsOf } from './kept-fields.ts';
import type { KeptForm } from './use-kept-fields.ts';

/**
 * A line of fields that creates something; refused entries stay in the fields to be put right. `queued` and `name` as
 * of an act's button. `kept`: where its fields are kept when it goes away.
 */
export function CreateForm<Value>({
  create,
  done,
  word,
  queued = false,
  name,
  kept,
  children,
}: {
  /** @param key the same until what stands in the fields is done */
  create: (form: FormData, key: string) => Promise<Answer<Value>>;
  done: Done<[Value]>;
  /** What the button says; without it that something is created. */
  word?: string;
  queued?: boolean;
  name?: string;
  kept?: KeptForm;
  children: ReactNode;
}) {
  const text = useText();
  const [keys] = useState(createActKeys);
  const [working, setWorking] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setWorking(true);
    setRefused(null);
    const fields = new FormData(form);
    const answer = await actUnder(keys, fieldsOf(fields), (key) => {
      const send = () => create(fields, key);
      return queued ? sendWhenLive(send, () => setWaiting(true)) : send();
    });
    setWaiting(false);
    if (answer.ok) {
      form.reset();
      await done(answer.value);
    } else setRefused(refusalText(text, answer.refusal));
    setWorking(false);
  };
  return (
    <form className="jw-create" data-act={name} {...kept} onSubmit={(event) => void submit(event)}>
      {children}
      <button type="submit" className="jw-button" data-strong disabled={working}>
        {working ? text('form.sending') : (word ?? text('admin.create'))}
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
