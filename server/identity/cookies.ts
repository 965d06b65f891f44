import type { FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

/**
 * A display, a unit's page and a person each have a cookie, so that the demonstration's wall and console can
 * live in two tabs of one browser. A page says which it means by `x-jingwei-desk: wall` (HTTP) or `desk=wall`
 * (socket handshake); without a word the person's counts first. A unit's counts only for its own page.
 */
export type CookieOwner = 'person' | 'wall' | 'unit';

const NAMES: Readonly<Record<CookieOwner, string>> = {
  person: 'jingwei',
  wall: 'jingwei-wall',
  unit: 'jingwei-unit',
};
export const DESK_HEADER = 'x-jingwei-desk';

const isSecure = ({ publicUrl }: Config): boolean => publicUrl?.startsWith('https://') ?? false;

/** `__Host-` binds a cookie to this host and to https; on plain loopback http it cannot be used. */
export const cookieName = (config: Config, owner: CookieOwner): string =>
  `${isSecure(config) ? '__Host-' : ''}${NAMES[owner]}`;

const attributes = (config: Config) => ({
  path: '/',
  httpOnly: true,
  secure: isSecure(config),
  sameSite: 'strict' as const,
});

export const setSessionCookie = (
  reply: FastifyReply,
  config: Config,
  owner: CookieOwner,
  token: string,
  maxAgeMs: number,
): void => {
  const name = cookieName(config, owner);
  reply.setCookie(name, token, { ...attributes(config), maxAge: Math.floor(maxAgeMs / 1_000) });
};

export const clearSessionCookie = (
  reply: FastifyReply,
  config: Config,
  owner: CookieOwner,
): void => {
  reply.clearCookie(cookieName(config, owner), attributes(config));
};

/** Our values are base64url, so nothing needs decoding. The first of that name counts. */
const cookieValue = (header: string, name: string): string | null => {
  const pairs = header.split(';').map((pair) => pair.trim());
  const pair = pairs.find((candidate) => candidate.startsWith(`${name}=`));
  return pair === undefined ? null : pair.slice(name.length + 1);
};

/**
 * The session token in a `Cookie` header, for HTTP and for a socket's handshake alike.
 * @param desk what the page said it is
 */
export const sessionToken = (
  config: Config,
  cookieHeader: string | undefined,
  desk: unknown,
): string | null => {
  if (!cookieHeader) return null;
  if (desk === 'unit') return cookieValue(cookieHeader, cookieName(config, 'unit'));
  const person = cookieValue(cookieHeader, cookieName(config, 'person'));
  const wall = cookieValue(cookieHeader, cookieName(config, 'wall'));
  return desk === 'wall' ? (wall ?? person) : (person ?? wall);
};
