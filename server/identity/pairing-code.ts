import { randomInt } from 'node:crypto';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { hashOf } from './tokens.ts';

/** Without 0, O, 1, I and L: read aloud or from across a room, none is taken for another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;
/** So many of its first characters name the pairing a code is meant for. */
const NAME_LENGTH = 3;
/** With 31³ names a thousand pairings under way leave 29 of 30 free. */
const MOST_NAMES_TRIED = 50;

/** FAULTS.md S11. */
export const CODE_LASTS_MS = 5 * MINUTE_MS;
export const MOST_TRIES = 5;

/**
 * A one-time code of 31⁸. Its first three characters name the pairing, so that a wrong code counts against that one
 * alone and nobody voids the others; they are no secret. The other five are 31⁵ = 28.6 million, 24.8 bits: who knows the
 * name guesses right in five tries once in 5.7 million codes.
 */
export const newPairingCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** What was typed, as it was made: upper case, without the spaces and dashes people add. */
export const normalCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** What is kept of a code: the name of its pairing, and the hash of the whole. */
export type KeptCode = { name: string; hash: string };

export const keptOf = (code: string): KeptCode => ({
  name: code.slice(0, NAME_LENGTH),
  hash: hashOf(code),
});

/**
 * Begins a pairing with a new code, whose name no other pairing under way has.
 * @param start keeps the code; false when its name is taken
 * @throws Error when no name is free
 */
export async function startWithCode(
  start: (kept: KeptCode) => Promise<boolean>,
  make: () => string = newPairingCode,
): Promise<string> {
  for (let tried = 0; tried < MOST_NAMES_TRIED; tried += 1) {
    const code = make();
    if (await start(keptOf(code))) return code;
  }
  throw new Error(`${MOST_NAMES_TRIED} names of pairings in a row were taken`);
}
