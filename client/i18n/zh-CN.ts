import { zhConsole } from './zh-CN/console.ts';
import { zhDesks } from './zh-CN/desks.ts';
import { zhJournal } from './zh-CN/journal.ts';
import { zhKeys } from './zh-CN/keys.ts';
import { zhMap } from './zh-CN/map.ts';
import { zhRules } from './zh-CN/rules.ts';
import { zhTables } from './zh-CN/tables.ts';
import { zhWords } from './zh-CN/words.ts';

/** Every word of the product in Chinese, the first language. en.ts must have the same keys. */
export const zhCN = {
  ...zhWords,
  ...zhConsole,
  ...zhJournal,
  ...zhKeys,
  ...zhDesks,
  ...zhTables,
  ...zhMap,
  ...zhRules,
} as const;
