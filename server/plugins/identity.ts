import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Scope } from '../../shared/model/account.ts';
import type { Config } from '../config.ts';
import type { Caller } from '../identity/caller.ts';
import { DESK_HEADER, sessionToken } from '../identity/cookies.ts';
import type { Identity } from '../identity/identity.ts';
import { problem } from './errors.ts';

const BEARER = /^Bearer ([\x21-\x7e]{8,200})$/;

const isWhole = ({ county, town }: Scope): boolean => county === null && town === null;

/** A request that carries a key is judged by the key alone, so that no page can borrow a cookie with it. */
const findCaller = async (
  request: FastifyRequest,
  { config, identity }: { config: Config; identity: Identity },
): Promise<Caller | null> => {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const key = BEARER.exec(authorization)?.[1];
    return key === undefined ? null : identity.findKeyCaller(key);
  }
  const token = sessionToken(config, cookie, request.headers[DESK_HEADER]);
  return token === null ? null : identity.findCaller(token);
};

/**
 * Puts `request.caller` before every handler whose policy is not `public`, and turns everybody else
 * away. The caller is read from the table, so a right that was taken away is gone within a second.
 */
export const registerIdentity = (
  app: FastifyInstance,
  services: { config: Config; identity: Identity },
): void => {
  app.register(fastifyCookie);
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const { allow, ofCity = false } = request.routeOptions.config;
    if (allow === undefined || allow === 'public') return;
    const caller = await findCaller(request, services);
    if (!caller) throw problem(401, 'not-signed-in', 'sign in first');
    if (!allow.includes(caller.role)) {
      throw problem(403, 'not-allowed', `the role ${caller.role} may not do this`);
    }
    if (ofCity && !isWhole(caller.scope)) {
      throw problem(
        403,
        'of-city',
        'it holds for the whole city and is done by a desk of the city',
      );
    }
    request.caller = caller;
  });
};
