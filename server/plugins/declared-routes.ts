import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Policy } from '../identity/caller.ts';

type DeclaredRoute = {
  method: string;
  url: string;
  allow: Policy;
  /** Only a desk of the whole city may use it. */
  ofCity: boolean;
  /** Turned away while the server is busy, though it is no GET. */
  canWait: boolean;
  schema: RouteOptions['schema'];
};

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route and who may use it, without the HEAD twins of GET. Complete once the app is ready. */
    declaredRoutes(): DeclaredRoute[];
  }
}

const methodsOf = ({ method }: RouteOptions): string[] =>
  [method].flat().map((name) => name.toUpperCase());

/**
 * Deny by default (FAULTS.md S1): the start fails when a route does not declare who may use it. The
 * check waits until all is registered, because plugins of others get their policy from a hook of ours.
 */
export const registerDeclaredRoutes = (app: FastifyInstance): void => {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.decorate('declaredRoutes', () =>
    routes
      .flatMap((route) => methodsOf(route).map((method) => ({ method, route })))
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, route }) => ({
        method,
        url: route.url,
        allow: route.config?.allow as Policy,
        ofCity: route.config?.ofCity === true,
        canWait: route.config?.canWait === true,
        schema: route.schema,
      })),
  );
  app.addHook('onReady', async () => {
    const silent = routes.filter((route) => route.config?.allow === undefined);
    if (silent.length === 0) return;
    const names = silent.map((route) => `${methodsOf(route).join('|')} ${route.url}`);
    throw new Error(`routes that declare no config.allow: ${names.join(', ')}`);
  });
};

/** For a third party's plugin, inside its own encapsulation: every route of it is open to everybody. */
export const openToAll = (scope: FastifyInstance): void => {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, allow: 'public' };
  });
};
