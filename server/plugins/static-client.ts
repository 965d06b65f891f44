import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { openToAll } from './declared-routes.ts';

/** Pages of the client; each is the same document, which looks at its address. */
const PAGES = [
  '/',
  '/console',
  '/wall',
  '/studio',
  '/registers',
  '/admin',
  '/help',
  '/pair',
  '/setup',
  '/report',
  '/unit',
  '/incident-report',
] as const;

/** Vite puts the hash of the content into the name of every file here, so it may be kept for ever. */
const HASHED_FOLDER = '/assets/';

/** Served in the place of what they pack, never by a name of their own. */
const PACKED = ['**/*.br', '**/*.gz'];

/**
 * Serves the built client. Without one (a server under test) the pages are simply not there. Each file has a route of its
 * own, made at the start, so another build is served by the next one: found by its name at every request, a file costs more
 * than twice as much, for the whole folder is read to see how the name is spelled.
 * @param folder where `index.html` and `assets/` are
 */
export const registerStaticClient = async (app: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn('the client is not built: only the API is served');
    return;
  }
  await app.register(async (scope) => {
    openToAll(scope);
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, goesOn: true };
    });
    await scope.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      globIgnore: PACKED,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (response, path) => {
        const keep = path.includes(HASHED_FOLDER)
          ? 'public, max-age=31536000, immutable'
          : 'no-store';
        response.header('cache-control', keep);
      },
    });
    for (const page of PAGES) {
      scope.get(page, { schema: { hide: true } }, (_request, reply) =>
        reply.sendFile('index.html'),
      );
    }
  });
};
