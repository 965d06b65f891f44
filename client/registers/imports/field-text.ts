import { isTextKey, type Text } from '../../i18n/use-text.ts';

/** What a column is called. */
export function fieldText(text: Text, field: string): string {
  const key = `import-field.${field}`;
  return isTextKey(key) ? text(key) : field;
}
