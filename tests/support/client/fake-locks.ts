type Holding = { name: string; release: () => void };

/** A browser's locks: one holder a name, the others wait in their order. */
export function fakeLocks() {
  let waiting: { name: string; begin: () => void }[] = [];
  const held: Holding[] = [];
  const next = (name: string) => {
    if (held.some((one) => one.name === name)) return;
    const first = waiting.find((one) => one.name === name);
    waiting = waiting.filter((one) => one !== first);
    first?.begin();
  };
  const release = (holding: Holding) => {
    held.splice(held.indexOf(holding), 1);
    next(holding.name);
  };
  const request = (
    name: string,
    { signal }: { signal: AbortSignal },
    work: () => Promise<void>,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = () => {
        const holding = { name, release: () => release(holding) };
        held.push(holding);
        void work().then(holding.release).then(resolve);
      };
      const one = { name, begin };
      signal.addEventListener('abort', () => {
        if (!waiting.includes(one)) return;
        waiting = waiting.filter((other) => other !== one);
        reject(signal.reason);
      });
      waiting.push(one);
      next(name);
    });
  return {
    request,
    query: async () => ({ held: held.map(({ name }) => ({ name })), pending: [] }),
    /** As another window holds it until it closes. */
    hold(name: string) {
      const holding = { name, release: () => release(holding) };
      held.push(holding);
      return { close: holding.release };
    },
    holders: (name: string) => held.filter((one) => one.name === name).length,
  };
}
