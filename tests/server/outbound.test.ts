import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOwnNetworkAddress } from '../../server/outbound/addresses.ts';
import { createOutbound, createOutboundToNamed } from '../../server/outbound/outbound.ts';

let canary: Server;
let port = 0;
let hits = 0;
beforeAll(async () => {
  canary = createServer((request, response) => {
    hits += 1;
    const where = request.url ?? '';
    if (where === '/redirect') response.writeHead(302, { location: `http://127.0.0.1:${port}/` });
    if (where === '/elsewhere') response.writeHead(301, { location: 'https://other.example/' });
    response.end(where === '/large' ? 'x'.repeat(1_048_577) : 'caught');
  });
  await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => canary.close());

/** Ways to write an address of this machine, of a private network or of a reserved one. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '0x7f.0x0.0x0.0x1',
  '0',
  '0.0.0.0',
  '00000000000',
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.0.0.1.',
  '１２７.０.０.１',
  '127。0。0。1',
  'ⓛocalhost',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.1.254',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '100.64.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::1]',
  '[2001:db8::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[100::1]',
];

/** Names, and what they resolve to. */
const NAMES: Readonly<Record<string, string[]>> = {
  'loop.example': ['127.0.0.1'],
  'private.example': ['10.1.2.3'],
  'metadata.example': ['169.254.169.254'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'six.example': ['::1'],
  'half.example': ['93.184.216.34', '127.0.0.1'],
  'other-half.example': ['127.0.0.1', '93.184.216.34'],
  'xn--fiqs8s.example': ['192.168.3.4'],
  'nobody.example': [],
};
const lookup = async (hostname: string) =>
  (NAMES[hostname] ?? ['127.0.0.1']).map((address) => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));

/** As if an operator had allowed just that: the rules of addresses must hold by themselves. */
const strictFor = (address: string) => {
  const url = URL.parse(address);
  const allowed = url ? [`${url.hostname}:${url.port || '443'}`] : [];
  return createOutbound({ allowed, lookup })(address);
};

describe('a request of our own accord', () => {
  it('never reaches this machine or a private network, however its address is written', async () => {
    const hosts = [...HOSTS, ...Object.keys(NAMES)];
    expect(hosts.length).toBeGreaterThanOrEqual(60);
    const addresses = hosts.flatMap((host) => [
      `https://${host}:${port}/`,
      `http://${host}:${port}/`,
    ]);
    const answers = await Promise.all(addresses.map(strictFor));
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    const failures = new Set(answers.map((answer) => (answer.ok ? '' : answer.failure)));
    expect([...failures].sort()).toEqual(['name-unknown', 'not-https', 'private-address']);
    expect(hits).toBe(0);
  });

  it('goes to the address that was checked, though the name means another a moment later', async () => {
    let asked = 0;
    const rebinding = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const allowed = [`localhost:${port}`];
    const trusting = createOutbound({ allowed, lookup: rebinding, trustLoopback: true });
    const before = hits;
    expect(await trusting(`http://localhost:${port}/`)).toMatchObject({ ok: true, body: 'caught' });
    expect([asked, hits]).toEqual([1, before + 1]);
  });

  it('follows no redirect and reads no more than a megabyte', async () => {
    const allowed = [`127.0.0.1:${port}`];
    const trusting = createOutbound({ allowed, trustLoopback: true });
    const before = hits;
    const at = (path: string) => trusting(`http://127.0.0.1:${port}${path}`);
    expect(await at('/redirect')).toMatchObject({ ok: false, failure: 'redirected' });
    expect(await at('/elsewhere')).toMatchObject({ ok: false, failure: 'redirected' });
    expect(await at('/large')).toMatchObject({ ok: false, failure: 'too-large' });
    expect(hits).toBe(before + 3);
  });

  it('waits no longer for a name than for an answer, and for neither once the platform stops', async () => {
    const never = () => new Promise<never>(() => undefined);
    const tooSlow = { ok: false, failure: 'too-slow' };
    const stop = new AbortController();
    const allowed = ['warn.example:443'];
    const outbound = createOutbound({ allowed, lookup: never, stopping: stop.signal });
    expect(await outbound('https://warn.example/', { withinMs: 20 })).toEqual(tooSlow);
    const named = createOutboundToNamed('https://warn.example/', { lookup: never });
    expect(await named('https://warn.example/', { withinMs: 20 })).toEqual(tooSlow);
    const underWay = outbound('https://warn.example/');
    stop.abort();
    expect(await underWay).toEqual(tooSlow);
    expect(await outbound('https://warn.example/')).toEqual(tooSlow);
  });

  it('goes nowhere the operator did not allow, and by https without a name in it', async () => {
    const allowed = ['warn.example:443'];
    const strict = createOutbound({ allowed, lookup });
    const failureOf = async (address: string) => {
      const answer = await strict(address);
      return answer.ok ? 'answered' : answer.failure;
    };
    expect(await failureOf('https://other.example/')).toBe('not-allowed');
    expect(await failureOf('https://warn.example:8443/')).toBe('not-allowed');
    expect(await failureOf('http://warn.example:443/')).toBe('not-https');
    expect(await failureOf('ftp://warn.example/')).toBe('not-https');
    expect(await failureOf('file:///etc/passwd')).toBe('not-https');
    expect(await failureOf('https://me:secret@warn.example/')).toBe('with-credentials');
    expect(await failureOf('warn.example')).toBe('not-an-address');
    expect(await failureOf('https://warn.example/')).toBe('private-address');
  });
});

describe('a request to the server that the environment names', () => {
  const named = (address: string) => createOutboundToNamed(address, { lookup })(address);
  const failureOf = async (address: string) => {
    const answer = await named(address);
    return answer.ok ? 'answered' : answer.failure;
  };

  it('reaches it on this machine, with its redirects and its size still judged', async () => {
    expect(await named(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: true, body: 'caught' });
    expect(await named(`http://loop.example:${port}/`)).toMatchObject({ ok: true });
    expect(await failureOf(`http://127.0.0.1:${port}/redirect`)).toBe('redirected');
    expect(await failureOf(`http://127.0.0.1:${port}/large`)).toBe('too-large');
  });

  it('may be in a network of its own, and no other place that is not public is one', () => {
    const own = ['10.1.2.3', '172.16.0.1', '192.168.0.1', 'fd12:3456::1', '::ffff:10.0.0.1'];
    expect(own.filter((address) => !isOwnNetworkAddress(address))).toEqual([]);
    const not = ['169.254.169.254', 'fe80::1', '0.0.0.0', '100.64.0.1', '2130706433x', '8.8.8.8'];
    expect(not.filter(isOwnNetworkAddress)).toEqual([]);
  });

  it('goes to nobody else, and never where metadata or strangers are', async () => {
    const routing = createOutboundToNamed('http://127.0.0.1:1', { lookup });
    const before = hits;
    expect(await routing(`http://127.0.0.1:${port}/`)).toMatchObject({ failure: 'not-allowed' });
    expect(await createOutboundToNamed(null)(`http://127.0.0.1:${port}/`)).toMatchObject({
      failure: 'not-allowed',
    });
    for (const host of ['169.254.169.254', '[fe80::1]', '0.0.0.0', '224.0.0.1', '100.64.0.1']) {
      expect(await failureOf(`http://${host}:${port}/`), host).toBe('private-address');
    }
    expect(await failureOf(`https://half.example:${port}/`)).toBe('private-address');
    expect(await failureOf('http://93.184.216.34/')).toBe('not-https');
    expect(hits).toBe(before);
  });
});
