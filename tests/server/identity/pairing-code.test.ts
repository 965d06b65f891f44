import { describe, expect, it } from 'vitest';
import {
  type KeptCode,
  keptOf,
  newPairingCode,
  normalCode,
  startWithCode,
} from '../../../server/identity/pairing-code.ts';

/** Keeps what is not taken, as the tables of walls and units do. */
const keeperOf = (kept: Map<string, string>) => async (code: KeptCode) => {
  if (kept.has(code.name)) return false;
  kept.set(code.name, code.hash);
  return true;
};

describe('a pairing code (FAULTS.md S11)', () => {
  it('is eight characters that are not taken for others, as people type them', () => {
    expect(newPairingCode()).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(normalCode('abcd - 2345')).toBe('ABCD2345');
  });

  it('is kept by the three characters that name its pairing, and the hash of all', () => {
    expect(keptOf('ABCDEFGH')).toEqual({ name: 'ABC', hash: keptOf('ABCDEFGH').hash });
    expect(keptOf('ABCDEFGH').hash).not.toBe(keptOf('ABCDEFGJ').hash);
  });

  it('is made anew until its name is that of no other pairing under way', async () => {
    const made = ['ABCDEFGH', 'ABCJKMNP', 'XYZJKMNP'];
    const kept = new Map<string, string>();
    const start = () => startWithCode(keeperOf(kept), () => made.shift()!);
    expect([await start(), await start()]).toEqual(['ABCDEFGH', 'XYZJKMNP']);
    expect([...kept.keys()]).toEqual(['ABC', 'XYZ']);
  });

  it('is not looked for without end', async () => {
    await expect(startWithCode(async () => false)).rejects.toThrow('were taken');
  });
});
