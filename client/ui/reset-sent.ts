import { areSameFields, changedSince, type Fields, fieldsOf } from './kept-fields.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function resetOne(field: Control): void {
  if (field instanceof HTMLSelectElement) {
    for (const option of field.options) option.selected = option.defaultSelected;
  } else if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
    field.checked = field.defaultChecked;
  } else field.value = field.defaultValue;
}

/**
 * Makes a form that was sent what it was at first, but for the fields in which somebody has gone on writing: those are not
 * touched, not even to write the same, which would end what an input method is composing.
 */
export function resetSent(form: HTMLFormElement, sent: Fields): void {
  const now = fieldsOf(new FormData(form));
  if (areSameFields(now, sent)) {
    form.reset();
    return;
  }
  const written = changedSince(sent, now);
  for (const field of form.querySelectorAll<Control>('input, select, textarea')) {
    if (field.name !== '' && !written.has(field.name)) resetOne(field);
  }
}
