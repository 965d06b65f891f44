import { describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../../server/accounts/common-passwords.ts';
import {
  checkNewPassword,
  hashPassword,
  verifyPassword,
} from '../../../server/accounts/passwords.ts';

const GOOD = 'heron-over-taihu-1948';

describe('passwords (FAULTS.md S4)', () => {
  it('are stored as argon2id with at least 19 MiB, two passes and one lane', async () => {
    const [, algorithm, , cost] = (await hashPassword(GOOD)).split('$');
    const { m, t, p } = Object.fromEntries(cost!.split(',').map((part) => part.split('=')));
    expect(algorithm).toBe('argon2id');
    expect(Number(m)).toBeGreaterThanOrEqual(19_456);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
    expect(Number(p)).toBe(1);
  });

  it('fit only themselves, and never an account without one', async () => {
    const stored = await hashPassword(GOOD);
    expect(await verifyPassword(stored, GOOD)).toBe(true);
    expect(await verifyPassword(stored, `${GOOD} `)).toBe(false);
    expect(await verifyPassword(null, GOOD)).toBe(false);
  });

  it('cost the same work for an account nobody has', async () => {
    const stored = await hashPassword(GOOD);
    // Processor time, not the clock: a busy neighbour must not decide this test.
    const worked = async (hash: string | null) => {
      const before = process.cpuUsage();
      await verifyPassword(hash, 'wrong-wrong-wrong');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await worked(null);
    const known: number[] = [];
    const unknown: number[] = [];
    const least = () => Math.min(...unknown) / Math.min(...known);
    // The least of many is what the work itself costs; a difference in the work stays however often it is done.
    for (let round = 0; round < 40 && (round < 9 || Math.abs(least() - 1) > 0.15); round += 1) {
      known.push(await worked(stored));
      unknown.push(await worked(null));
    }
    const ratio = least();
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  it.each(['password1234', 'Password1234!', '123456789012', 'aaaaaaaaaaaaa', 'abcabcabcabc'])(
    'are refused when they are as common as %s',
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
    },
  );

  it('are refused when they hold the name of their account', () => {
    expect(() => checkNewPassword('zhang.li', 'Zhang.Li-and-more')).toThrow(/too easily guessed/);
    expect(() => checkNewPassword('zhang.li', GOOD)).not.toThrow();
  });
});
