/** A fresh key for one act of a person; a retry of the same act carries the same key (FAULTS.md F39). */
export const newActKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
