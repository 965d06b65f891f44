import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { LOOPBACK_NAMES } from '../loopback.ts';
import { problem } from './errors.ts';

const TIANDITU_HOSTS = 'https://*.tianditu.gov.cn';
const READING_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_SITES: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

/** Hosts of the base map that the configuration names; none by default (no outside request). */
const mapHosts = ({ mapStyleUrl, tiandituKey }: Config): string[] => [
  ...(mapStyleUrl?.startsWith('http') ? [new URL(mapStyleUrl).origin] : []),
  ...(tiandituKey === null ? [] : [TIANDITU_HOSTS]),
];

/** `'self'` covers websockets in today's browsers; the public name is added for those that disagree. */
const socketOrigins = ({ publicUrl }: Config): string[] =>
  publicUrl === null ? [] : [new URL(publicUrl).origin.replace(/^http/, 'ws')];

/** FAULTS.md S17. Styles are inline because Mantine and maplibre write them; scripts never are. */
export const contentSecurityPolicy = (config: Config): Record<string, string[]> => ({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:', ...mapHosts(config)],
  fontSrc: ["'self'", 'data:', ...mapHosts(config)],
  connectSrc: ["'self'", ...socketOrigins(config), ...mapHosts(config)],
  workerSrc: ["'self'", 'blob:'],
  childSrc: ["'self'", 'blob:'],
  manifestSrc: ["'self'"],
  mediaSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
});

/**
 * Whether an `Origin` is our own: the configured address, or else the host the request was sent to,
 * which on a loopback server must be a loopback name (so that no outside name can be pointed here).
 */
export const isOwnOrigin = (config: Config, origin: string, host: string | undefined): boolean => {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin);
  if (config.publicUrl !== null) return asked.origin === new URL(config.publicUrl).origin;
  if (LOOPBACK_NAMES.has(config.host) && !LOOPBACK_NAMES.has(asked.hostname)) return false;
  return asked.host === host;
};

/**
 * Every changing call must come from a page of ours (S8). A sender of readings has a key instead, which
 * no foreign page can add without a preflight that nobody answers.
 */
const checkOrigin = (config: Config) => async (request: FastifyRequest) => {
  if (READING_METHODS.has(request.method) || request.headers.authorization !== undefined) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOwn = origin === undefined ? OWN_SITES.has(site) : isOwnOrigin(config, origin, host);
  if (isOwn && (site === undefined || OWN_SITES.has(site))) return;
  throw problem(403, 'foreign-origin', 'changes are accepted from pages of this server only');
};

/** Headers of every answer, the origin check, and JSON as the only body. */
export const registerSecurity = (app: FastifyInstance, config: Config): void => {
  const isHttps = config.publicUrl?.startsWith('https://') ?? false;
  app.register(fastifyHelmet, {
    global: true,
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(config) },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', checkOrigin(config));
  app.addHook('onSend', async (request, reply) => {
    // A unit on a task may tell where it is, and nobody else anything.
    const isUnit = request.url.split('?')[0] === '/unit';
    const geolocation = `geolocation=(${isUnit ? 'self' : ''})`;
    reply.header('permissions-policy', `camera=(), microphone=(), ${geolocation}, payment=()`);
    const isApi = request.url.startsWith('/api/');
    if (isApi && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
};
