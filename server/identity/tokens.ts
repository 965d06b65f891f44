import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
const PUBLIC_ID_BYTES = 9;

/** A secret of 256 bits for a cookie or a link. Only `hashOf` of it is stored (FAULTS.md S7). */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What a key of a GIS program begins with: it says which table to look in, and to a reader what it found. */
export const READ_KEY_MARK = 'jwr_';

/** A name for a session or a wall that people may see: it opens nothing. */
export const newPublicId = (prefix: string): string =>
  `${prefix}-${randomBytes(PUBLIC_ID_BYTES).toString('hex')}`;

/** SHA-256 in hex. Enough for a random secret; passwords go through argon2. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest('hex');
