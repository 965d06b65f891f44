/** Who listens to which channel, on either database. */
export class Channels {
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();

  /**
   * Adds a listener and has `ask` send LISTEN; when that fails the listener is taken out again.
   * Returns the way to stop it. The session goes on listening: that costs nothing.
   */
  async start(
    channel: string,
    onNotify: (payload: string) => void,
    ask: () => Promise<unknown>,
  ): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(onNotify));
    try {
      await ask();
    } catch (error) {
      listeners.delete(onNotify);
      throw error;
    }
    return async () => {
      listeners.delete(onNotify);
    };
  }

  notify(channel: string, payload: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
  }

  /**
   * A new connection knows no channel: asks for each again, then tells its listeners with an empty
   * payload that something may have been missed. A failure ends it: the next connection asks anew.
   */
  async relisten(send: (sql: string) => Promise<unknown>): Promise<void> {
    try {
      for (const channel of this.#listeners.keys()) await send(`listen "${channel}"`);
    } catch {
      return;
    }
    for (const channel of this.#listeners.keys()) this.notify(channel, '');
  }
}
