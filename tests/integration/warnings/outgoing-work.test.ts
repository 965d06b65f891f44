import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelRepository } from '../../../server/channels/repository.ts';
import type { Outbound } from '../../../server/outbound/outbound.ts';
import { type OutgoingWork, outgoingWork } from '../../../server/outgoing-work.ts';
import { importCap } from '../../../server/warnings/import.ts';
import { pollSources } from '../../../server/warnings/poll.ts';
import { warningRepository } from '../../../server/warnings/repository.ts';
import { sourceRepository } from '../../../server/warnings/source-repository.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import { capText, squareAround } from '../../support/cap.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';

const SOURCE = 'met';
const CHANNEL = 'desk';

let server: TestServer;
/** Takes messages at `/hook`, lists warnings at `/feed`, and never answers to anything else. */
let others: Server;
let base = '';
let work: OutgoingWork;
const posted: string[] = [];

const feedOf = (...links: string[]) => {
  const entries = links.map(
    (href) => `<entry><link type="application/cap+xml" href="${href}"/></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`;
};

beforeAll(async () => {
  others = createServer(async (request, response) => {
    if (request.url === '/feed') return response.end(feedOf('/one', '/two'));
    if (request.url !== '/hook') return others.emit('hanging');
    let body = '';
    for await (const chunk of request) body += chunk;
    posted.push((JSON.parse(body) as { title: string }).title);
    response.end();
  });
  await once(others.listen(0, '127.0.0.1'), 'listening');
  const host = `127.0.0.1:${(others.address() as AddressInfo).port}`;
  base = `http://${host}`;
  server = await startTestServer({ config: { outboundHosts: [host] } });
  await server.services.database.query(
    `INSERT INTO channel (id, kind, audience, name, address, secret, created_by, created_at)
     VALUES ($1, 'webhook', 'drill', '示例演练台', $2, 'x', 'system', $3)`,
    [CHANNEL, `${base}/hook`, now()],
  );
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await work?.stop();
  others?.closeAllConnections();
  others?.close();
  await server?.close();
});
beforeEach(async () => {
  await work?.stop();
  work = outgoingWork(server.services, { trustLoopback: true });
  const { database } = server.services;
  await database.query('DELETE FROM warning_source');
  await database.query(
    `INSERT INTO warning_source (id, name, url, interval_seconds, created_by, created_at)
     VALUES ($1, '示例来源', $2, 86400, 'system', $3)`,
    [SOURCE, `${base}/feed`, now()],
  );
});

const now = () => new Date(server.clock.now()).toISOString();
const source = async () => (await sourceRepository(server.services.database).list())[0]!;
const textOf = (identifier: string) =>
  capText(server.clock.now(), { identifier }, squareAround(middleOf(TOWNS.eastOne)));

/** A warning of two hours, by its id. */
const bring = async (identifier: string): Promise<number> => {
  const by = { actor: 'system', source: null };
  return (await importCap(server.services, textOf(identifier), by)).warning!.id;
};
const warnings = () => warningRepository(server.services.database);
const endOf = async (id: number) => (await warnings().byId(id, WHOLE_CITY))!.endedBy;
const queue = (title: string) =>
  server.services.database.transaction((transaction) =>
    channelRepository(transaction).enqueue({
      subject: title,
      message: { status: 'Test', title, text: title, cap: null },
      at: now(),
    }),
  );

describe('while a source answers and then hangs', () => {
  it('messages are delivered and warnings end', async () => {
    const id = await bring('32020041600000_20260706000001_0');
    const hanging = once(others, 'hanging');
    // No time passes for whoever waits for the source.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    work.look();
    await hanging;
    server.clock.advance(2 * 3_600_000);
    await queue('due');
    await expect
      .poll(() => {
        work.look();
        return endOf(id);
      })
      .toBe('expired');
    await expect
      .poll(() => {
        work.look();
        return posted;
      })
      .toContain('due');
  });

  it('the platform stops without it, blames it for nothing and asks it again at its next start', async () => {
    const hanging = once(others, 'hanging');
    work.look();
    await hanging;
    await work.stop();
    expect(await source()).toMatchObject({ askedAt: null, failedAt: null, failure: null });
  });
});

describe('a feed', () => {
  it('is left at its first answer that is too slow, with what was newer than that', async () => {
    const asked: string[] = [];
    const newer = '32020041600000_20260706000002_0';
    const bodies = new Map([
      ['/feed', feedOf('/newer', '/slow', '/older')],
      ['/newer', textOf(newer)],
    ]);
    const outbound: Outbound = async (address) => {
      const path = new URL(address).pathname;
      asked.push(path);
      const body = bodies.get(path);
      return body ? { ok: true, status: 200, body } : { ok: false, failure: 'too-slow' };
    };
    await pollSources(server.services, outbound);
    expect(asked).toEqual(['/feed', '/newer', '/slow']);
    expect((await source()).failure).toBe('too-slow');
    const taken = await warnings().current(WHOLE_CITY);
    expect(taken.map(({ identifier }) => identifier)).toEqual([newer]);
  });
});
