import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { isLimit, withinLimit } from '../time-limit.ts';
import { hostAndPort, isOwnNetworkAddress, isPublicAddress, targetProblem } from './addresses.ts';

/** FAULTS.md S16; a warning or a receipt is far smaller. */
const MOST_BYTES = 1_048_576;
const LONGEST_MS = 5_000;

/** Why nothing was asked, or nothing usable came back: a stable code and a number where there is one. */
export type OutboundFailure =
  | 'not-an-address'
  | 'not-https'
  | 'with-credentials'
  | 'not-allowed'
  | 'name-unknown'
  | 'private-address'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'redirected'
  | 'refused';
export type OutboundAnswer =
  | { ok: true; status: number; body: string }
  | { ok: false; failure: OutboundFailure; status?: number };

export type OutboundRequest = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Sooner than the five seconds, where somebody waits for the answer. */
  withinMs?: number;
};

/** The only way by which this server speaks to others over HTTP of its own accord. */
export type Outbound = (address: string, request?: OutboundRequest) => Promise<OutboundAnswer>;

type Address = { address: string; family: number };
type Options = {
  /** `host:port` the operator has allowed. */
  allowed: readonly string[];
  lookup?: (hostname: string) => Promise<Address[]>;
  /** For tests with a stand-in on this machine. Nothing in the configuration can set it. */
  trustLoopback?: boolean;
  /** Aborted when the server stops: what is under way then ends as too slow, at once. */
  stopping?: AbortSignal;
};

const LOOPBACK_ADDRESSES = ['127.0.0.1', '::1'];
const byName = (hostname: string): Promise<Address[]> => systemLookup(hostname, { all: true });

/** Reads an answer up to the limit; null: it is larger. */
async function bodyOf(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      response.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function answerOf(response: IncomingMessage): Promise<OutboundAnswer> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.destroy();
    return { ok: false, failure: 'redirected', status };
  }
  const body = await bodyOf(response);
  if (body === null) return { ok: false, failure: 'too-large', status };
  return status >= 200 && status < 300
    ? { ok: true, status, body }
    : { ok: false, failure: 'refused', status };
}

/** Sends to the address that was checked and to no other, whatever the name means a moment later. */
const send = (
  url: URL,
  { address, family }: Address,
  { method = 'GET', headers = {}, body }: OutboundRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? secureRequest : plainRequest;
    const request = open(url, {
      method,
      headers,
      signal,
      agent: false,
      lookup: (_hostname, { all }, done) =>
        all ? done(null, [{ address, family }]) : done(null, address, family),
    });
    request.on('response', resolve);
    request.on('error', reject);
    request.end(body);
  });

type Resolve = (hostname: string) => Promise<Address[]>;

const resolveBy =
  (lookup: NonNullable<Options['lookup']>): Resolve =>
  async (hostname) => {
    const bare = hostname.replace(/^\[|\]$/g, '');
    const family = isIP(bare);
    return family === 0 ? lookup(bare).catch(() => []) : [{ address: bare, family }];
  };

/** Where a request may go, once its name is looked up; else why it goes nowhere. */
type Allowed = (found: readonly Address[]) => OutboundFailure | null;

/** Looks the name up and asks just the address that was found acceptable, all within the limit. */
async function ask(
  url: URL,
  request: OutboundRequest,
  { resolve, refusal, stopping }: { resolve: Resolve; refusal: Allowed; stopping?: AbortSignal },
): Promise<OutboundAnswer> {
  const milliseconds = Math.min(request.withinMs ?? LONGEST_MS, LONGEST_MS);
  try {
    return await withinLimit({ milliseconds, stopping }, async (signal) => {
      const found = await resolve(url.hostname);
      const [first] = found;
      if (!first) return { ok: false, failure: 'name-unknown' };
      const failure = refusal(found);
      if (failure) return { ok: false, failure };
      return answerOf(await send(url, first, request, signal));
    });
  } catch (error) {
    return { ok: false, failure: isLimit(error) ? 'too-slow' : 'unreachable' };
  }
}

/**
 * Makes requests to others under the rules of FAULTS.md S16: only hosts and ports the operator allowed, only
 * https, resolved once and refused when any of the addresses is not of the open internet, connected to just
 * that address, no redirect followed, no cookie kept, at most 1 MB and 5 s with the look-up of the name.
 */
export function createOutbound({
  allowed,
  lookup = byName,
  trustLoopback = false,
  stopping,
}: Options): Outbound {
  const isAcceptable = ({ address }: Address) =>
    isPublicAddress(address) || (trustLoopback && LOOPBACK_ADDRESSES.includes(address));
  const resolve = resolveBy(lookup);
  const refusal: Allowed = (found) => (found.every(isAcceptable) ? null : 'private-address');
  return async (address, request = {}) => {
    const problem = targetProblem(address, allowed);
    if (problem) return { ok: false, failure: problem };
    return ask(new URL(address), request, { resolve, refusal, ...(stopping && { stopping }) });
  };
}

/** In the own network, where it may also be without https, or on the open internet; never a mixture. */
const refusalOfNamed =
  ({ protocol }: URL): Allowed =>
  (found) => {
    const isOwn = found.every(({ address }) => isOwnNetworkAddress(address));
    if (!isOwn && !found.every(({ address }) => isPublicAddress(address))) return 'private-address';
    return !isOwn && protocol !== 'https:' ? 'not-https' : null;
  };

/**
 * The way to the one server that the operator named himself, in the environment, for one purpose: it may also be in
 * his own network, and only there without https. All other rules of FAULTS.md S16 hold for it too, and what it may
 * reach no source or receiver that was typed in at a desk may.
 * @param named its address; null: there is none, and nothing is asked
 */
export function createOutboundToNamed(
  named: string | null,
  { lookup = byName }: Pick<Options, 'lookup'> = {},
): Outbound {
  const host = named === null ? null : hostAndPort(new URL(named));
  const resolve = resolveBy(lookup);
  return async (address, request = {}) => {
    const url = URL.parse(address);
    if (!url) return { ok: false, failure: 'not-an-address' };
    if (hostAndPort(url) !== host) return { ok: false, failure: 'not-allowed' };
    return ask(url, request, { resolve, refusal: refusalOfNamed(url) });
  };
}
