import type { FormEvent } from 'react';
import type { Answer } from '../live/api.ts';
import { fieldsOf } from './kept-fields.ts';
import { resetSent } from './reset-sent.ts';
import { type ActOptions, useActs } from './use-act.ts';

/** What a form says, as an act to be sent; or why nothing is sent, in the reader's language. */
type Read<Value> = (form: FormData) => ((key: string) => Promise<Answer<Value>>) | string;

type Options<Value> = Omit<ActOptions<Value>, 'word'> & {
  /** What the form is called where it is refused after it has gone: the notice says it. */
  word: string;
  /** Whether it stands there for the next one when it was taken. */
  resets?: boolean;
};

/**
 * A form that is sent once at a time; what is refused stays in its fields to be put right. Its key is of its fields, and of
 * the wish beside them.
 */
export function useSubmit<Value>(read: Read<Value>, options: Options<Value>) {
  const { done, wish, resets = false } = options;
  const { state, isUnderWay, run, refuse, reset } = useActs<Value>(options);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const written = new FormData(form);
    const fields = fieldsOf(written);
    const act = read(written);
    if (typeof act === 'string') return refuse(act);
    void run([fields, wish], act, (value) => {
      if (resets) resetSent(form, fields);
      return done?.(value);
    });
  };
  return {
    submit,
    working: isUnderWay,
    waiting: state.kind === 'waiting',
    refused: state.kind === 'refused' ? state.reason : null,
    /** Takes back why it was refused. */
    forget: () => state.kind === 'refused' && reset(),
  };
}
