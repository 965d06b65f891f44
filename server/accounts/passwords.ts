import { hash, verify } from '@node-rs/argon2';
import { problem } from '../plugins/errors.ts';
import { isCommonPassword } from './common-passwords.ts';

/** As OWASP's cheat sheet advises for argon2id, the library's default: 19 MiB, two passes (FAULTS.md S4). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash of nothing anybody knows, made once, so that an unknown account costs the same time. */
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => {
  decoy ??= hashPassword(crypto.randomUUID());
  return decoy;
};

/** Whether the password fits. A null hash (unknown account, demo account) takes as long and never fits. */
export const verifyPassword = async (stored: string | null, password: string): Promise<boolean> => {
  const fits = await verify(stored ?? (await decoyHash()), password);
  return fits && stored !== null;
};

/**
 * Refuses a new password that is among the first an attacker tries, or names its account.
 * @throws Problem 400 `weak-password`
 */
export const checkNewPassword = (account: string, password: string): void => {
  const isOwnName = password.toLowerCase().includes(account.toLowerCase()) && account.length > 3;
  if (!isCommonPassword(password) && !isOwnName) return;
  throw problem(400, 'weak-password', 'this password is too easily guessed: choose another', [
    { field: 'body/password', expected: 'a password nobody would guess', got: 'a common one' },
  ]);
};
