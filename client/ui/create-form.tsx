import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import type { Done } from './done.ts';
import type { KeptForm } from './use-kept-fields.ts';
import { useSubmit } from './use-submit.ts';

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
  const { submit, working, waiting, refused } = useSubmit((form) => (key) => create(form, key), {
    word: said,
    done,
    queued,
    wish,
    resets: true,
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
