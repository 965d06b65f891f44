/** The named fields of a form, each with what stands in it, in their order. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** A draft that is its form's fields; null: as they were at first. */
export type WrittenFields = { fields: Fields | null };

export const noFields = (): WrittenFields => ({ fields: null });

/** What of a field of a form is read and written. */
type Field = { name: string; type: string; value: string; checked?: boolean };

export const fieldsOf = (form: FormData): Fields =>
  [...form].map(([name, value]) => [name, String(value)] as const);

const valuesOf = (fields: Fields, name: string): string[] =>
  fields.filter((field) => field[0] === name).map(([, value]) => value);

/** The names of what says something else than before. */
export function changedSince(before: Fields, now: Fields): ReadonlySet<string> {
  const names = new Set([...before, ...now].map(([name]) => name));
  const isSame = (name: string) =>
    JSON.stringify(valuesOf(before, name)) === JSON.stringify(valuesOf(now, name));
  return new Set([...names].filter((name) => !isSame(name)));
}

/** What stands in a field; undefined: it was never seen. */
export const fieldOf = (fields: Fields | null, name: string): string | undefined =>
  fields?.find((field) => field[0] === name)?.[1];

export const areSameFields = (one: Fields | null, other: Fields | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Writes fields back. Of several with one name each takes the next; what was not among them stays as it is. */
export function writeFields(form: Iterable<Field>, fields: Fields): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form) {
    if (field.name === '') continue;
    const values = left.get(field.name);
    if (field.type === 'checkbox') field.checked = values?.includes(field.value) ?? false;
    else if (values?.length) field.value = values.shift()!;
  }
}
