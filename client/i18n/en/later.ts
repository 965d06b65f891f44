import type { zhLater } from '../zh-CN/later.ts';
import { enAlarmFacts } from './alarm-facts.ts';
import { enRegisters } from './registers.ts';

/** The same words in English. */
export const enLater: Record<keyof typeof zhLater, string> = {
  ...enRegisters,
  ...enAlarmFacts,
};
