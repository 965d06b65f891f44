import { type FormEvent, type ReactNode, useState } from 'react';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';

/** A line of fields that creates something; refused entries stay in the fields to be put right. */
export function CreateForm<Value>({
  create,
  done,
  word,
  children,
}: {
  create: (form: FormData) => Promise<Answer<Value>>;
  done: (value: Value) => void;
  /** What the button says; without it that something is created. */
  word?: string;
  children: ReactNode;
}) {
  const text = useText();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setWorking(true);
    setRefused(null);
    const answer = await create(new FormData(form));
    setWorking(false);
    if (answer.ok) {
      form.reset();
      done(answer.value);
    } else setRefused(refusalText(text, answer.refusal));
  };
  return (
    <form className="jw-create" onSubmit={(event) => void submit(event)}>
      {children}
      <button type="submit" className="jw-button" data-strong disabled={working}>
        {working ? text('admin.creating') : (word ?? text('admin.create'))}
      </button>
      {refused !== null && (
        <span className="jw-error" role="alert">
          {refused}
        </span>
      )}
    </form>
  );
}
