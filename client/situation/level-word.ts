import type { Text } from '../i18n/use-text.ts';

/** The name of a response level, 1 the highest. */
export const levelWord = (text: Text, level: number): string =>
  text(`incident.level.${level as 1 | 2 | 3 | 4}`);
