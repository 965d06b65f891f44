import { writeSync } from 'node:fs';

/** Writes bytes to where lines go, and says how many it took. @throws an error of the system with its code */
export type TakeBytes = (bytes: Uint8Array) => number;

/** A reader that is slow is waited for so often and so long, 100 ms in all [D]: nothing else is done meanwhile. */
const MOST_WAITS = 20;
const WAIT_MS = 5;
const NEW_LINE = 0x0a;

const encoder = new TextEncoder();
const clockHand = new Int32Array(new SharedArrayBuffer(4));
const waitShortly = (): void => void Atomics.wait(clockHand, 0, 0, WAIT_MS);

const isBusy = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';

export type LineOutput = {
  write(line: string): void;
  /** Lines that were not written, or not wholly, since the start. */
  dropped(): number;
};

/**
 * Lines to a file, a pipe or nowhere, which never throws and never waits for long: a full disk or a reader that stands
 * still costs lines and nothing else (FAULTS.md F6, F55). Once a reader was waited for in vain none is waited for until
 * it reads again. A line that broke off is ended before the next, so that each record has a line of its own.
 */
export function lineOutput(take: TakeBytes, wait = waitShortly): LineOutput {
  let [dropped, isStuck, isBroken] = [0, false, false];
  /** How much was taken. */
  const put = (bytes: Uint8Array): number => {
    let [done, waits] = [0, 0];
    while (done < bytes.length) {
      try {
        done += take(bytes.subarray(done));
        isStuck = false;
      } catch (error) {
        if (!isBusy(error) || isStuck) return done;
        if (waits === MOST_WAITS) {
          isStuck = true;
          return done;
        }
        waits += 1;
        wait();
      }
    }
    return done;
  };
  return {
    dropped: () => dropped,
    write(line) {
      const bytes = encoder.encode(isBroken ? `\n${line}` : line);
      const done = put(bytes);
      if (done < bytes.length) dropped += 1;
      if (done > 0) isBroken = bytes[done - 1] !== NEW_LINE;
    },
  };
}

/** Standard output of this process. */
export const standardOutput = lineOutput((bytes) => writeSync(1, bytes));
