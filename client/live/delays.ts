/** Things to be done later, all of which can be called off at once. */
export function createDelays() {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  return {
    after(ms: number, act: () => void): void {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, ms);
      timers.add(timer);
    },
    clear(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
