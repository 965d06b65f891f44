/** Things to be done later, by name: the same thing asked for again is put off, not done twice. */
export function createDelays<Name extends string>() {
  const timers = new Map<Name, ReturnType<typeof setTimeout>>();
  return {
    after(ms: number, name: Name, act: () => void): void {
      clearTimeout(timers.get(name));
      const timer = setTimeout(() => {
        timers.delete(name);
        act();
      }, ms);
      timers.set(name, timer);
    },
    isWaiting: (name: Name): boolean => timers.has(name),
    clear(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
