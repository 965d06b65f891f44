/** The part of the browser's LockManager that is used. */
export type Locks = Pick<LockManager, 'query'> & {
  request(
    name: string,
    options: { signal: AbortSignal },
    held: () => Promise<void>,
  ): Promise<unknown>;
};

/**
 * Of the windows of one person in one browser one sounds, so that no alarm is heard twice. When that one closes, its line is
 * down, or nobody can hear it any more, the next that waits has the turn.
 */
export type SoundTurn = {
  /** Asks for the turn, and keeps it until it is left. */
  take(): void;
  leave(): void;
  isOurs(): boolean;
  /** Whether a window has it, this one or another. */
  isTaken(): Promise<boolean>;
};

/**
 * @param locks undefined: the page is not secure, so nothing is known of other windows, and rather twice than never
 * @param onChange told when this window was given the turn
 */
export function openSoundTurn(
  locks: Locks | undefined,
  name: string,
  onChange: () => void,
): SoundTurn {
  let asked: AbortController | null = null;
  let giveBack: (() => void) | null = null;
  const given = ({ aborted }: AbortSignal) =>
    new Promise<void>((resolve) => {
      // It was left in the moment it was given.
      if (aborted) return resolve();
      giveBack = resolve;
      onChange();
    });
  return {
    take() {
      if (asked !== null) return;
      asked = new AbortController();
      const { signal } = asked;
      const holding = locks?.request(name, { signal }, () => given(signal)) ?? given(signal);
      // Rejected, it was left before its turn came.
      void holding.catch(() => {});
    },
    leave() {
      asked?.abort();
      asked = null;
      giveBack?.();
      giveBack = null;
    },
    isOurs: () => giveBack !== null,
    async isTaken() {
      if (locks === undefined) return giveBack !== null;
      const { held } = await locks.query();
      return held?.some((lock) => lock.name === name) ?? false;
    },
  };
}
