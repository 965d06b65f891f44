/** Names and addresses that reach only this machine, as they stand in HOST and in URLs. */
export const LOOPBACK_NAMES: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '::1',
  '[::1]',
]);
