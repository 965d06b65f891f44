import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It looks at every text itself, and refuses single items. */
    checksText?: boolean;
  }
}

const EXPECTED = 'text without U+0000 and halves of characters';

/** No NUL, and no half of a pair of surrogates. Of a file of megabytes by functions that hold the server for no time. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The pointer of the first text that no column can hold; null where there is none. Without recursion: depth is the sender's. */
function unstorableIn(root: unknown): string | null {
  const open: [pointer: string, value: unknown][] = [['', root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [pointer, value] = next;
    if (typeof value === 'string' && !isStorable(value)) return pointer;
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    for (const [key, part] of Object.entries(value)) {
      if (!isStorable(key)) return pointer;
      open.push([`${pointer}/${key}`, part]);
    }
  }
  return null;
}

const PARTS = { body: 'body', query: 'query', params: 'path' } as const;

/** Refuses, naming the field, what PostgreSQL would refuse without naming it (FAULTS.md F19). @throws Problem 400 */
function checkText(request: FastifyRequest): void {
  for (const part of ['params', 'query', 'body'] as const) {
    const pointer = unstorableIn(request[part]);
    if (pointer === null) continue;
    const field = `${PARTS[part]}${pointer}`;
    const details = [{ field, expected: EXPECTED, got: 'a character that cannot be kept' }];
    throw problem(400, 'invalid-request', `${field}: expected ${EXPECTED}`, details);
  }
}

export const registerStorableText = (app: FastifyInstance): void => {
  app.addHook('preValidation', async (request) => {
    if (!request.routeOptions.config.checksText) checkText(request);
  });
};
