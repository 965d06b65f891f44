import { enConsole } from './en/console.ts';
import { enDesks } from './en/desks.ts';
import { enJournal } from './en/journal.ts';
import { enKeys } from './en/keys.ts';
import { enLater } from './en/later.ts';
import { enMap } from './en/map.ts';
import { enRules } from './en/rules.ts';
import { enTables } from './en/tables.ts';
import { enWords } from './en/words.ts';
import type { TextKey } from './translate.ts';

/** Every word of the product in English, complete. */
export const en: Record<TextKey, string> = {
  ...enWords,
  ...enConsole,
  ...enJournal,
  ...enKeys,
  ...enDesks,
  ...enRules,
  ...enTables,
  ...enMap,
  ...enLater,
};
