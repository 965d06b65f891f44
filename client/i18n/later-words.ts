import { addWords } from './translate.ts';
import { zhLater } from './zh-CN/later.ts';

// Imported for its effect by every page that shows such words.
addWords(zhLater);
