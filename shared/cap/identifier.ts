import { compactMoment } from './moment.ts';

/** What the national system calls a message: 31 characters (DOMAIN.md §6, GB/T 34283-2017 [S]). */
export const NATIONAL_IDENTIFIER = /^\d{6}[0-9A-Z]{3}\d{5}_\d{14}_\d$/;

/** Reserved places between the organ and the moment: `000` and `00`. */
const RESERVED = '00000';

/** So many messages of one sender fit into one second. */
export const MESSAGES_A_SECOND = 10;

/**
 * `ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N` in Beijing time.
 * @param area six digits, GB/T 2260
 * @param organ three characters, GB/T 4657
 * @param at epoch ms
 * @param sequence 0 to 9 within the second
 * @throws RangeError when a part does not fit
 */
export function nationalIdentifier(
  area: string,
  organ: string,
  at: number,
  sequence: number,
): string {
  const identifier = `${area}${organ}${RESERVED}_${compactMoment(at)}_${sequence}`;
  if (!NATIONAL_IDENTIFIER.test(identifier)) {
    throw new RangeError(`expected a national identifier of 31 characters, got ${identifier}`);
  }
  return identifier;
}
