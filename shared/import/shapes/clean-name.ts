import { LONGEST_NAME } from '../../model/common.ts';

/** Control characters, and marks that turn the direction of what follows (FAULTS.md F28): nothing a name needs. */
export const UNSEEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');

/** A name from outside as one line of at most 120 characters, and whether that changed it. */
export function cleanName(told: string): { name: string; changed: boolean } {
  const whole = told.replace(EVERY_UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const name = [...whole].slice(0, LONGEST_NAME).join('').slice(0, LONGEST_NAME);
  return { name, changed: name !== told.trim() };
}
