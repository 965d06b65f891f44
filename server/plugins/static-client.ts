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

/**
 * Serves the built client. Without one (a server under test) the pages are simply not there.
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
