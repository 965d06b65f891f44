import ipaddr from 'ipaddr.js';

/** All of IPv6 that was ever given out; `::7f00:1`, which is 127.0.0.1 in disguise, lies outside. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the open internet: not this machine, not a private or local network, not
 * reserved, and not an IPv6 wrapping of such (FAULTS.md S16). What cannot be read is not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // Turns ::ffff:127.0.0.1 into 127.0.0.1; NAT64, 6to4 and Teredo have ranges of their own, none unicast.
  const read = ipaddr.process(address);
  if (read instanceof ipaddr.IPv6 && !read.match(GLOBAL_IPV6)) return false;
  return read.range() === 'unicast';
}

/** Ranges of a network of one's own: this machine, private IPv4 (RFC 1918), unique local IPv6 (RFC 4193). */
const OWN_RANGES: readonly string[] = ['loopback', 'private', 'uniqueLocal'];

/** Whether an address lies in a network of one's own. Link-local is not: there the metadata of clouds are. */
export const isOwnNetworkAddress = (address: string): boolean =>
  ipaddr.isValid(address) && OWN_RANGES.includes(ipaddr.process(address).range());

/** Why an address of a source or a receiver is not acceptable, as a stable code; null: it is. */
export type TargetProblem = 'not-an-address' | 'not-https' | 'with-credentials' | 'not-allowed';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Host and port as `OUTBOUND_HOSTS` lists them. */
export const hostAndPort = ({ protocol, hostname, port }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;

/**
 * Checks an address by its text: https (or http to this machine, which real operation refuses later, by what
 * the name resolves to), no name or password in it, and a host and port the operator has allowed.
 */
export function targetProblem(address: string, allowed: readonly string[]): TargetProblem | null {
  const url = URL.parse(address);
  if (!url) return 'not-an-address';
  const isLocalHttp = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !isLocalHttp) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'with-credentials';
  return allowed.includes(hostAndPort(url)) ? null : 'not-allowed';
}
