import { type FormEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import {
  areSameFields,
  type Fields,
  fieldsOf,
  type WrittenFields,
  writeFields,
} from './kept-fields.ts';
import type { Kept } from './use-kept-draft.ts';

/** What is given to a form whose fields are kept. */
export type KeptForm = {
  ref: RefObject<HTMLFormElement | null>;
  onChange: (event: FormEvent<HTMLFormElement>) => void;
};

const isNamed = ({ target }: FormEvent): boolean =>
  target instanceof Element && target.hasAttribute('name');

/**
 * Keeps what stands in the fields of a form that hold their own words, and writes it back when the form comes again. Fields
 * without a name are kept by whoever holds what stands in them. The form is keyed by the draft's round.
 * @returns what is given to the form; `look`, for whoever adds or takes out fields
 */
export function useKeptFields({ value, change }: Kept<unknown, WrittenFields>) {
  const ref = useRef<HTMLFormElement>(null);
  /** The form on the screen, and what stood in it at first. */
  const shown = useRef<{ form: HTMLFormElement; first: Fields } | null>(null);
  useLayoutEffect(() => {
    const form = ref.current;
    if (form === null || form === shown.current?.form) return;
    shown.current = { form, first: fieldsOf(new FormData(form)) };
    if (value.fields !== null) writeFields(namedIn(form), value.fields);
  });
  const look = () => {
    if (shown.current === null || shown.current.form !== ref.current) return;
    const now = fieldsOf(new FormData(shown.current.form));
    const fields = areSameFields(now, shown.current.first) ? null : now;
    if (!areSameFields(fields, value.fields)) change({ fields });
  };
  const form: KeptForm = { ref, onChange: (event) => isNamed(event) && look() };
  return { form, look };
}

const namedIn = (form: HTMLFormElement) =>
  form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input[name], select[name], textarea[name]',
  );
