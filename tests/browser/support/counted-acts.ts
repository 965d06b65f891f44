import type { Locator } from 'playwright-core';

/** Opening a list and picking from it. */
const OPEN_AND_PICK = 2;

/** Counts what a person does to get somewhere, and how long it takes: waiting for the machine is in it. */
export type CountedActs = {
  click(target: Locator): Promise<void>;
  choose(target: Locator, value: string): Promise<void>;
  /** Every key is an act. */
  type(target: Locator, text: string): Promise<void>;
  acts(): number;
  seconds(): number;
};

export function countActs(): CountedActs {
  const began = performance.now();
  let acts = 0;
  return {
    async click(target) {
      await target.click();
      acts += 1;
    },
    async choose(target, value) {
      await target.selectOption(value);
      acts += OPEN_AND_PICK;
    },
    async type(target, text) {
      await target.pressSequentially(text);
      acts += text.length;
    },
    acts: () => acts,
    seconds: () => (performance.now() - began) / 1_000,
  };
}
