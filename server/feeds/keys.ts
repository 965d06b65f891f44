import { randomBytes } from 'node:crypto';
import { hashOf } from '../identity/tokens.ts';

const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;

/** A key as it is shown once; `hash` is what is kept of it (FAULTS.md S12). */
export type FeedSecret = { key: string; prefix: string; hash: string };

/** `jwf_<prefix>_<secret of 256 bits>`. The prefix names the key and opens nothing. */
export function newFeedKey(): FeedSecret {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const key = `jwf_${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { key, prefix, hash: hashOf(key) };
}
