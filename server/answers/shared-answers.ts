/** An answer in the making or made, and what it is true at. */
type Kept<Value> = { version: string; until: number; answer: Promise<Value> };

/**
 * One answer for all who ask the same. While it is being made everybody waits for that one; made, it is
 * given out for `keptMs`. Another version is another answer, and a failure is forgotten at once. One
 * answer a slot, so the slots must be few: scopes, not callers.
 */
export const sharedAnswers = <Value>(monotonic: () => number, keptMs: number) => {
  const slots = new Map<string, Kept<Value>>();
  return (slot: string, version: string, make: () => Promise<Value>): Promise<Value> => {
    const kept = slots.get(slot);
    if (kept && kept.version === version && monotonic() <= kept.until) return kept.answer;
    const entry: Kept<Value> = { version, until: Number.POSITIVE_INFINITY, answer: make() };
    slots.set(slot, entry);
    entry.answer.then(
      () => {
        entry.until = monotonic() + keptMs;
      },
      () => {
        if (slots.get(slot) === entry) slots.delete(slot);
      },
    );
    return entry.answer;
  };
};
