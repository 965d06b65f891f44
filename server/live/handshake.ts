import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import type { Caller } from '../identity/caller.ts';
import { sessionToken } from '../identity/cookies.ts';
import type { Identity } from '../identity/identity.ts';
import { SCREENS } from '../identity/who.ts';
import { isOwnOrigin } from '../plugins/security.ts';

/** Who stands behind a handshake. */
export type Admission = { token: string; caller: Caller };
type Answer = (refusal: string | null | undefined, allowed: boolean) => void;

const isScreen = (caller: Caller): boolean => (SCREENS as readonly string[]).includes(caller.role);

const deskOf = ({ url }: IncomingMessage): string | null =>
  new URL(url ?? '/', 'http://localhost').searchParams.get('desk');

/**
 * Admits a screen before there is a socket: an Origin of ours (FAULTS.md S9; a page always sends one, so
 * a handshake without is refused too) and the cookie of an open session.
 */
export const createHandshake = (parts: { config: Config; identity: Identity }) => {
  const { config, identity } = parts;
  const admissions = new WeakMap<IncomingMessage, Admission>();

  const refusalOf = async (request: IncomingMessage): Promise<string | null> => {
    const { origin, host, cookie } = request.headers;
    if (origin === undefined || !isOwnOrigin(config, origin, host)) return 'foreign-origin';
    const token = sessionToken(config, cookie, deskOf(request));
    const caller = token === null ? null : await identity.findCaller(token);
    if (token === null || caller === null) return 'not-signed-in';
    if (!isScreen(caller)) return 'not-allowed';
    admissions.set(request, { token, caller });
    return null;
  };

  return {
    /** engine.io's `allowRequest`. */
    allow(request: IncomingMessage, answer: Answer): void {
      refusalOf(request).then(
        (refusal) => answer(refusal, refusal === null),
        () => answer('unavailable', false),
      );
    },
    /** Who was admitted by this request, once: a socket that reconnects comes with a new handshake. */
    take(request: IncomingMessage): Admission | null {
      const admission = admissions.get(request) ?? null;
      admissions.delete(request);
      return admission;
    },
  };
};
