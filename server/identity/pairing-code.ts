import { randomInt } from 'node:crypto';

/** Without 0, O, 1, I and L: read aloud or from across a room, none is taken for another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 8;

/** FAULTS.md S11. */
export const CODE_LASTS_MS = 5 * 60_000;
export const MOST_TRIES = 5;

/** A one-time code of about 39 bits: enough for five tries in five minutes. */
export const newPairingCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** What was typed, as it was made: upper case, without the spaces and dashes people add. */
export const normalCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');
