const LONGEST_NAME = 120;
/** Control characters, and marks that turn the direction of what follows (FAULTS.md F28). */
const UNSEEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A name from outside as one line of at most 120 characters, and whether that changed it. */
export function cleanName(told: string): { name: string; changed: boolean } {
  const whole = told.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const name = [...whole].slice(0, LONGEST_NAME).join('').slice(0, LONGEST_NAME);
  return { name, changed: name !== told.trim() };
}
