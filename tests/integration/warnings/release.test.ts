import { createServer as createHttp, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDue, sendersOf } from '../../../server/channels/deliver.ts';
import { channelRepository } from '../../../server/channels/repository.ts';
import { signatureOf } from '../../../server/channels/webhook.ts';
import { createOutbound } from '../../../server/outbound/outbound.ts';
import { importCap } from '../../../server/warnings/import.ts';
import { pollSources } from '../../../server/warnings/poll.ts';
import { NATIONAL_IDENTIFIER } from '../../../shared/cap/identifier.ts';
import { readCap } from '../../../shared/cap/read-message.ts';
import { readXml } from '../../../shared/cap/xml-tree.ts';
import type { Channel } from '../../../shared/model/channel.ts';
import type { HandoverList } from '../../../shared/model/handover.ts';
import {
  overtakenBy,
  type Release,
  type ReleaseBody,
  relayedWords,
} from '../../../shared/model/release.ts';
import type { Imported, Warning, WarningSource } from '../../../shared/model/warning.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { capText, rainInfo, squareAround } from '../../support/cap.ts';
import { mailServer } from '../../support/mail-server.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

type Posted = { headers: IncomingHttpHeaders; body: string };

let server: TestServer;
let author: Caller;
let second: Caller;
let administrator: Caller;
let nobody: Caller;
/** A stand-in of others: takes webhooks, answers as a source. */
let others: Server;
let othersPort = 0;
const posted: Posted[] = [];
const answers = new Map<string, { status: number; body: string }>();
const mails: string[] = [];
const mail = mailServer(mails);

const listening = async (service: Server | TcpServer): Promise<number> => {
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', () => done()));
  return (service.address() as AddressInfo).port;
};

beforeAll(async () => {
  others = createHttp(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'POST') posted.push({ headers: request.headers, body });
    const answer = answers.get(request.url ?? '') ?? { status: 404, body: '' };
    response.writeHead(answer.status).end(answer.body);
  });
  othersPort = await listening(others);
  const mailPort = await listening(mail);
  server = await startTestServer({
    config: {
      outboundHosts: [`127.0.0.1:${othersPort}`],
      smtpUrl: `smtp://127.0.0.1:${mailPort}`,
      smtpFrom: 'duty@map.example',
    },
  });
  author = await server.as('coordinator');
  second = await server.as('coordinator');
  administrator = await server.as('administrator');
  nobody = await server.as('nobody');
});
afterAll(async () => {
  await server?.close();
  others?.close();
  mail.close();
});

const at = (minutes: number) => new Date(server.clock.now() + minutes * 60_000).toISOString();
const body = (changes: Partial<ReleaseBody> = {}): ReleaseBody => ({
  kind: 'notice',
  drill: false,
  headline: '东一镇低洼路段积水提示',
  event: '道路积水',
  eventClass: 'natural',
  category: 'Transport',
  urgency: 'Expected',
  severity: 'Minor',
  certainty: 'Likely',
  responseTypes: ['Avoid'],
  description: '部分路段积水，<绕行>。',
  instruction: '请绕行，勿涉水。',
  issuer: '示例应急办',
  onset: at(0),
  expires: at(50),
  areaDescription: '东一镇',
  area: { kind: 'areas', codes: [TOWNS.eastOne] },
  fromWarning: null,
  fromAlarm: null,
  ...changes,
});
const relaying = (warning: Warning): Partial<ReleaseBody> => ({
  ...{ kind: 'forward', fromWarning: warning.id, event: warning.event, issuer: warning.issuer },
  ...relayedWords(warning),
});
const errorOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: string };
  return [answer.status, error];
};
const done = async (answer: Response): Promise<Release> => {
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Release;
};
const draft = (changes: Partial<ReleaseBody> = {}, by = author) =>
  by('/api/releases', { method: 'POST', json: body(changes) });
const seen = ({ versions }: Release) => {
  const { version, draftedAt } = versions[0]!;
  return { version, draftedAt };
};
const step = (release: Release, name: 'review' | 'publication', by: Caller) =>
  by(`/api/releases/${release.id}/${name}`, { method: 'POST', json: seen(release) });
/** The notices the desk is told of when it changes hands. */
const waiting = async () => {
  const { now } = (await (await author('/api/handovers')).json()) as HandoverList;
  return now.releases!.map(({ state }) => state);
};
const published = async (changes: Partial<ReleaseBody> = {}): Promise<Release> => {
  const drafted = await done(await draft(changes));
  return done(await step(await done(await step(drafted, 'review', second)), 'publication', author));
};
const capOf = async (release: Release): Promise<Response> =>
  nobody(`/api/warnings/${release.versions[0]!.capIdentifier}/cap`);
const journalled = async (prefix: string) => {
  const page = (await (
    await administrator('/api/journal?after=0&limit=500')
  ).json()) as JournalPage;
  return page.entries.filter(({ kind }) => kind.startsWith(prefix));
};

describe('art. 70: a release', () => {
  it('from an alarm or a warning whose number is too large is refused by its name', async () => {
    for (const from of ['fromAlarm', 'fromWarning']) {
      expect(await errorOf(await draft({ [from]: 1e300 }))).toEqual([400, 'invalid-request']);
      const unknown = await draft({ [from]: Number.MAX_SAFE_INTEGER });
      expect([from, unknown.status]).toEqual([from, 404]);
    }
  });

  it('is drafted, reviewed by a second account, published, and then read by everybody as CAP 1.2', async () => {
    const drafted = await done(await draft());
    expect(await waiting()).toEqual(['draft']);
    expect(await errorOf(await step(drafted, 'publication', author))).toEqual([
      409,
      'not-reviewed',
    ]);
    expect(await errorOf(await step(drafted, 'review', author))).toEqual([409, 'own-draft']);
    const reviewed = await done(await step(drafted, 'review', second));
    const out = await done(await step(reviewed, 'publication', author));
    expect(await done(await step(out, 'publication', author))).toEqual(out);
    expect(await waiting()).toEqual([]);
    const [version] = out.versions;
    expect(version).toMatchObject({
      state: 'published',
      level: null,
      draftedBy: author.id,
      reviewedBy: second.id,
      publishedBy: author.id,
      // The small city's feeds are invented.
      capStatus: 'Test',
    });
    const answer = await capOf(out);
    expect(answer.headers.get('content-type')).toContain('application/cap+xml');
    const message = readCap(await answer.text());
    expect(message).toMatchObject({ status: 'Test', messageType: 'Alert', scope: 'Public' });
    expect(message.identifier).toMatch(NATIONAL_IDENTIFIER);
    expect(message.infos[0]).toMatchObject({
      description: '部分路段积水，<绕行>。',
      senderName: '示例应急办',
      parameters: [],
    });
    const [lon, lat] = message.infos[0]!.areas[0]!.polygons[0]![0]!;
    expect([Math.round(lon), Math.round(lat)]).toEqual([120, 32]);
    const kinds = (await journalled('release.')).map(({ kind, actor }) => [kind, actor]);
    expect(kinds).toEqual([
      ['release.drafted', author.id],
      ['release.reviewed', second.id],
      ['release.published', author.id],
    ]);
  });

  it('of a drill waits for nobody when the desk changes hands, drafted or reviewed', async () => {
    const before = await waiting();
    const drafted = await done(await draft({ drill: true }));
    expect(await waiting()).toEqual(before);
    await done(await step(drafted, 'review', second));
    expect(await waiting()).toEqual(before);
    await done(await draft());
    expect(await waiting()).toEqual([...before, 'draft']);
  });

  it('has one authoritative version: a correction is reviewed anew, refers to what it corrects, and leaves a trail', async () => {
    const first = await published();
    const change = { seen: seen(first), body: body({ headline: '更正：积水已退' }) };
    const put = (by: Caller) => by(`/api/releases/${first.id}`, { method: 'PUT', json: change });
    const drafted = await done(await put(author));
    expect(drafted.versions.map(({ state }) => state)).toEqual(['draft', 'published']);
    expect(await errorOf(await put(second))).toEqual([409, 'release-changed-meanwhile']);
    server.clock.advance(2_000);
    const reviewed = await done(await step(drafted, 'review', second));
    const corrected = await done(await step(reviewed, 'publication', second));
    expect(corrected.versions.map(({ state }) => state)).toEqual(['published', 'superseded']);
    const message = readCap(await (await capOf(corrected)).text());
    expect(message.messageType).toBe('Update');
    expect(message.references[0]!.identifier).toBe(first.versions[0]!.capIdentifier);
    expect((await capOf(first)).status).toBe(200);
    const withdrawn = await done(
      await author(`/api/releases/${first.id}/withdrawal`, {
        method: 'POST',
        json: { reason: '险情解除' },
      }),
    );
    expect(withdrawn.versions.map(({ state }) => state)).toEqual(['withdrawn', 'superseded']);
    const feed = await (await nobody('/api/warnings/atom')).text();
    expect(feed).not.toContain(withdrawn.versions[0]!.capIdentifier);
  });

  it('is reviewed as it was read: a draft changed after the review must be reviewed again', async () => {
    const reviewed = await done(await step(await done(await draft()), 'review', second));
    server.clock.advance(1_000);
    const change = { seen: seen(reviewed), body: body({ headline: '另一个标题' }) };
    const again = await done(
      await second(`/api/releases/${reviewed.id}`, { method: 'PUT', json: change }),
    );
    expect(again.versions[0]).toMatchObject({ state: 'draft', draftedBy: second.id });
    expect(await errorOf(await step(reviewed, 'publication', author))).toEqual([
      409,
      'release-changed-meanwhile',
    ]);
    expect(await errorOf(await step(again, 'review', second))).toEqual([409, 'own-draft']);
  });

  it('of ours is never styled as an official warning; what is relayed keeps event, issuer and colour', async () => {
    const refused = async (changes: Partial<ReleaseBody>) => errorOf(await draft(changes));
    expect(await refused({ headline: '暴雨红色预警' })).toEqual([422, 'styled-as-official']);
    expect(await refused({ kind: 'forward' })).toEqual([422, 'warning-missing']);
    const bring = async (status: 'Actual' | 'Test', identifier: string) => {
      const ring = squareAround(middleOf(TOWNS.eastOne));
      const text = capText(server.clock.now(), { status, identifier }, ring);
      const headers = { 'content-type': 'application/xml' };
      const brought = await author('/api/warnings', { method: 'POST', headers, body: text });
      return ((await brought.json()) as Imported).warning!;
    };
    const test = await bring('Test', '32020041600000_20260706235900_8');
    expect(await refused(relaying(test))).toEqual([422, 'drill-as-real']);
    const warning = await bring('Actual', '32020041600000_20260706235900_9');
    const relayed = relaying(warning);
    expect(await refused({ ...relayed, issuer: '示例应急办' })).toEqual([422, 'not-word-for-word']);
    expect(await refused({ ...relayed, headline: '暴雨红色预警' })).toEqual([
      ...[422, 'not-word-for-word'],
    ]);
    expect(await refused({ ...relayed, expires: at(121) })).toEqual([422, 'outlives-its-warning']);
    const area = { kind: 'areas' as const, codes: [TOWNS.eastOne, TOWNS.westOne] };
    expect(await refused({ ...relayed, area })).toEqual([422, 'beyond-its-warning']);
    const out = await published(relayed);
    expect(out.versions[0]!.level).toBe('yellow');
    const [info] = readCap(await (await capOf(out)).text()).infos;
    expect(info).toMatchObject({
      severity: 'Moderate',
      parameters: [{ name: '预警级别', value: '黄色' }],
    });
  });

  it('relays an invented test of the demonstration as the test it is', async () => {
    const identifier = '32020041600000_20260706235900_6';
    const ring = squareAround(middleOf(TOWNS.eastOne));
    const text = capText(server.clock.now(), { identifier }, ring);
    const by = { actor: 'system', source: null, synthetic: true };
    const { warning } = await importCap(server.services, text, by);
    expect((await published(relaying(warning!))).versions[0]).toMatchObject({
      ...{ capStatus: 'Test', level: 'yellow' },
    });
  });

  it('does not relay a warning that was cancelled after it was reviewed', async () => {
    const xml = { 'content-type': 'application/xml' };
    const bring = async (body: string) =>
      (await author('/api/warnings', { method: 'POST', headers: xml, body })).json();
    const now = server.clock.now();
    const original = {
      status: 'Actual' as const,
      identifier: '32020041600000_20260706235900_0',
    };
    const ring = squareAround(middleOf(TOWNS.eastOne));
    const { warning } = (await bring(capText(now, original, ring))) as Imported;
    const drafted = await done(await draft(relaying(warning!)));
    const reviewed = await done(await step(drafted, 'review', second));
    const { sender, identifier, sent } = warning!;
    const references = [{ sender, identifier, sent: Date.parse(sent) }];
    await bring(
      capText(
        now,
        {
          ...original,
          messageType: 'Cancel',
          identifier: `${identifier.slice(0, -1)}1`,
          references,
        },
        ring,
      ),
    );
    expect(await errorOf(await step(reviewed, 'publication', author))).toEqual([
      ...[422, 'warning-not-in-force'],
    ]);
    const { warnings } = (await (await author('/api/warnings')).json()) as { warnings: Warning[] };
    expect(warnings.map(({ id }) => id)).not.toContain(warning!.id);
  });

  it('that relays a warning is out of the public feed once its issuer took that back, and says so', async () => {
    const xml = { 'content-type': 'application/xml' };
    const bring = async (body: string) =>
      (await author('/api/warnings', { method: 'POST', headers: xml, body })).json();
    const now = server.clock.now();
    const ring = squareAround(middleOf(TOWNS.eastOne));
    const original = {
      status: 'Actual' as const,
      identifier: '32020041600000_20260706235900_2',
    };
    const { warning } = (await bring(capText(now, original, ring))) as Imported;
    const out = await published(relaying(warning!));
    const ownWords = await published({ fromWarning: warning!.id, headline: '低洼路段请绕行' });
    const feed = async () => (await nobody('/api/warnings/atom')).text();
    const named = ({ versions }: Release) => versions[0]!.capIdentifier!;
    expect(await feed()).toContain(named(out));
    const { sender, identifier, sent } = warning!;
    const references = [{ sender, identifier, sent: Date.parse(sent) }];
    const taken = {
      ...original,
      messageType: 'Cancel' as const,
      identifier: `${identifier.slice(0, -1)}3`,
      references,
    };
    await bring(capText(now, taken, ring));
    expect(await feed()).not.toContain(named(out));
    expect(await feed(), 'our own words are ours to take back').toContain(named(ownWords));
    const { releases } = (await (await author('/api/releases')).json()) as { releases: Release[] };
    const told = releases.find(({ id }) => id === out.id)!.versions[0]!;
    expect([told.state, overtakenBy(told, server.clock.now())]).toEqual(['published', 'cancelled']);
  });

  it('that relays a warning beyond its end, as one written before could, is out of the public feed with that', async () => {
    const headers = { 'content-type': 'application/xml' };
    const now = server.clock.now();
    const infos = [
      { ...rainInfo(now, squareAround(middleOf(TOWNS.eastOne))), expires: now + 60_000 },
    ];
    const message = {
      status: 'Actual' as const,
      identifier: '32020041600000_20260706235900_5',
      infos,
    };
    const answer = await author('/api/warnings', {
      ...{ method: 'POST', headers, body: capText(now, message) },
    });
    const { warning } = (await answer.json()) as Imported;
    const out = await published({ ...relaying(warning!), expires: at(1) });
    await server.services.database.query(
      `UPDATE release_version SET body = jsonb_set(body, '{expires}', to_jsonb($2::text)) WHERE release = $1`,
      [out.id, at(50)],
    );
    const feed = async () => (await nobody('/api/warnings/atom')).text();
    expect(await feed()).toContain(out.versions[0]!.capIdentifier);
    server.clock.advance(60_000);
    expect(await feed()).not.toContain(out.versions[0]!.capIdentifier);
  });

  it('holds in its author’s area and nowhere else, as areas, grids or drawn', async () => {
    const town = await server.as('coordinator', { area: TOWNS.eastOne });
    const west = { area: { kind: 'areas' as const, codes: [TOWNS.westOne] } };
    expect(await errorOf(await draft(west, town))).toEqual([422, 'outside-your-area']);
    const grids = { area: { kind: 'grids' as const, codes: [gridOf(TOWNS.eastOne, 1)] } };
    const byGrids = await done(await draft(grids, town));
    expect(byGrids.versions[0]!.towns).toEqual([TOWNS.eastOne]);
    const ring = squareAround(middleOf(TOWNS.westOne));
    const drawn = await done(await draft({ area: { kind: 'polygon', ring } }));
    expect(drawn.versions[0]!.towns).toEqual([TOWNS.westOne]);
    expect((await town(`/api/releases/${drawn.id}`)).status).toBe(404);
    const codes = [TOWNS.eastOne, TOWNS.westOne];
    const wide = await done(await draft({ area: { kind: 'areas', codes } }));
    expect((await town(`/api/releases/${wide.id}`)).status).toBe(200);
    expect(await errorOf(await step(wide, 'review', town))).toEqual([403, 'outside-your-area']);
    const open = { area: { kind: 'polygon' as const, ring: ring.slice(0, 4) } };
    expect(await errorOf(await draft(open))).toEqual([422, 'area-unusable']);
  });

  it('that is in force beyond a town is out of its desk’s hands, however narrow its correction', async () => {
    const codes = [TOWNS.eastOne, TOWNS.westOne];
    const out = await published({ area: { kind: 'areas', codes } });
    const change = { seen: seen(out), body: body() };
    const narrow = await done(
      await author(`/api/releases/${out.id}`, { method: 'PUT', json: change }),
    );
    expect(narrow.versions[0]!.towns).toEqual([TOWNS.eastOne]);
    const town = await server.as('coordinator', { area: TOWNS.eastOne });
    const json = { reason: '示例' };
    const withdraw = (by: Caller) =>
      by(`/api/releases/${out.id}/withdrawal`, { method: 'POST', json });
    expect(await errorOf(await withdraw(town))).toEqual([403, 'outside-your-area']);
    expect(await errorOf(await step(narrow, 'review', town))).toEqual([403, 'outside-your-area']);
    expect((await withdraw(author)).status).toBe(200);
    const told = (await journalled('release.withdrawn')).slice(-2).map(({ town }) => town);
    expect(told.sort()).toEqual([...codes].sort());
  });

  it('stands in an Atom feed that leads to its CAP message', async () => {
    const out = await published();
    const answer = await nobody('/api/warnings/atom');
    expect(answer.headers.get('content-type')).toContain('application/atom+xml');
    const text = await answer.text();
    expect(readXml(text).name).toBe('feed');
    expect(text).toContain(`/api/warnings/${out.versions[0]!.capIdentifier}/cap`);
  });
});

const deliver = () => {
  const outbound = createOutbound({
    allowed: server.services.config.outboundHosts,
    trustLoopback: true,
  });
  return deliverDue(server.services, sendersOf(server.services.config, outbound));
};
const makeChannel = (json: object) => administrator('/api/channels', { method: 'POST', json });
const channel = async (id: string): Promise<Channel> => {
  const { channels } = (await (await administrator('/api/channels')).json()) as {
    channels: Channel[];
  };
  return channels.find((one) => one.id === id)!;
};

describe('channels', () => {
  let secret = '';

  it('are made by an administrator; a secret is told once', async () => {
    const hook = {
      id: 'hook',
      kind: 'webhook',
      audience: 'drill',
      name: '示例演练台',
      address: `http://127.0.0.1:${othersPort}/hook`,
    };
    const answer = await makeChannel(hook);
    secret = ((await answer.json()) as { secret: string }).secret;
    expect(secret.length).toBeGreaterThan(40);
    expect(await (await administrator('/api/channels')).text()).not.toContain(secret);
    expect(JSON.stringify(await journalled('channel.'))).not.toContain(secret);
    const mailbox = { ...hook, id: 'mail', kind: 'email', name: '示例值班邮箱' };
    expect(
      await errorOf(await makeChannel({ ...mailbox, address: 'a@x.example, b@x.example' })),
    ).toEqual([422, 'not-a-mailbox']);
    expect((await makeChannel({ ...mailbox, address: 'desk@drill.example' })).status).toBe(200);
    const real = { ...hook, id: 'real', audience: 'real', address: `${hook.address}-real` };
    expect((await makeChannel(real)).status).toBe(200);
    const away = { ...hook, id: 'away', address: 'https://other.example/hook' };
    expect(await errorOf(await makeChannel(away))).toEqual([422, 'target-not-allowed']);
    expect((await author('/api/channels', { method: 'POST', json: hook })).status).toBe(403);
  });

  it('art. 19: a drill is an Exercise, is not public, and never reaches a real channel', async () => {
    answers.set('/hook', { status: 200, body: '' });
    answers.set('/hook-real', { status: 200, body: '' });
    const out = await published({ drill: true });
    expect(out.versions[0]!.capStatus).toBe('Exercise');
    expect((await capOf(out)).status).toBe(404);
    expect(await (await nobody('/api/warnings/atom')).text()).not.toContain(
      out.versions[0]!.capIdentifier,
    );
    // As if somebody had put it there by another way: the last step refuses it again.
    await server.services.database.query(
      `INSERT INTO outbox (channel, subject, message, queued_at, due_at)
       SELECT 'real', subject, message, queued_at, due_at FROM outbox WHERE channel = 'hook' LIMIT 1`,
    );
    posted.length = 0;
    await deliver();
    expect(posted.map(({ headers }) => headers.host)).toHaveLength(1);
    const { cap } = JSON.parse(posted[0]!.body) as { cap: string };
    expect(readCap(cap).status).toBe('Exercise');
    expect((await channel('real')).last).toMatchObject({
      state: 'failed',
      failure: 'drill-to-real-channel',
    });
    await server.services.database.query(`DELETE FROM outbox WHERE channel = 'real'`);
  });

  it('sign what they post, and journal its delivery and its acknowledgement', async () => {
    const { headers, body: text } = posted[0]!;
    const timestamp = headers['jingwei-timestamp'] as string;
    expect(headers['jingwei-signature']).toBe(signatureOf(secret, timestamp, text));
    const { last } = await channel('hook');
    expect(last).toMatchObject({ state: 'delivered', attempts: 1, status: 'Exercise' });
    const path = `/api/messages/${last!.id}/acknowledgement`;
    expect((await author(path, { method: 'POST' })).status).toBe(204);
    expect((await author(path, { method: 'POST' })).status).toBe(204);
    const kinds = (await journalled('message.')).map(({ kind, data }) => [kind, data.name]);
    expect(kinds.filter(([, name]) => name === '示例演练台')).toContainEqual([
      'message.delivered',
      '示例演练台',
    ]);
    expect(kinds.filter(([kind]) => kind === 'message.acknowledged')).toHaveLength(1);
  });

  it('send mail to a desk, its drill said in the subject', () => {
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('To: desk@drill.example');
    const [, subject = ''] = /^Subject: =\?UTF-8\?B\?([^?]+)/m.exec(mails[0]!) ?? [];
    expect(Buffer.from(subject, 'base64').toString()).toContain('【演练】');
  });

  it('try again, less and less often, and say when they gave up', async () => {
    answers.set('/hook', { status: 503, body: '' });
    await published({ drill: true });
    const attempts: number[] = [];
    for (const wait of [0, 15_000, 60_000, 240_000, 960_000]) {
      server.clock.advance(wait);
      await deliver();
      await deliver();
      attempts.push((await channel('hook')).last!.attempts);
    }
    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    expect((await channel('hook')).last).toMatchObject({ state: 'failed', failure: 'refused-503' });
    expect((await journalled('message.failed')).at(-1)!.data).toMatchObject({ attempts: 5 });
  });

  it('take only what may reach them: a real message real ones, a test none of these', async () => {
    const reached = (status: 'Actual' | 'Test') =>
      server.services.database.transaction((transaction) =>
        channelRepository(transaction).enqueue({
          subject: 'alarm:1',
          message: { status, title: '平台告警', text: '示例', cap: null },
          at: at(0),
        }),
      );
    expect(await reached('Actual')).toBe(1);
    expect(await reached('Test')).toBe(2);
  });
});

describe('a source', () => {
  it('is asked when its turn comes, its feed read, its failure shown, and nobody else is asked', async () => {
    const now = server.clock.now();
    const ring = squareAround(middleOf(TOWNS.westTwo));
    const identifier = '32020041600000_20260706120000_1';
    answers.set('/feed', {
      status: 200,
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link type="application/cap+xml" href="/one"/></entry>
        <entry><link type="application/cap+xml" href="https://other.example/two"/></entry></feed>`,
    });
    answers.set('/one', { status: 200, body: capText(now, { identifier }, ring) });
    const url = `http://127.0.0.1:${othersPort}/feed`;
    const json = { id: 'met', name: '示例来源', url, intervalSeconds: 60 };
    const make = () => administrator('/api/warning-sources', { method: 'POST', json });
    expect((await make()).status).toBe(204);
    expect(await errorOf(await make())).toEqual([409, 'source-exists']);
    const asking = createOutbound({
      allowed: server.services.config.outboundHosts,
      trustLoopback: true,
    });
    const health = async () => {
      const answer = await author('/api/warning-sources');
      return ((await answer.json()) as { sources: WarningSource[] }).sources[0]!;
    };
    await pollSources(server.services, asking);
    expect(await health()).toMatchObject({ succeededAt: at(0), failure: null });
    const page = await (await author('/api/warnings')).text();
    expect(page).toContain(identifier);
    answers.set('/feed', { status: 200, body: '<!DOCTYPE x><x/>' });
    await pollSources(server.services, asking);
    expect((await health()).failure).toBeNull();
    server.clock.advance(60_000);
    await pollSources(server.services, asking);
    expect((await health()).failure).toBe('cap-refused');
    server.clock.advance(60_000);
    // As it is made in real operation: this machine is refused, whatever is allowed.
    await pollSources(
      server.services,
      createOutbound({ allowed: server.services.config.outboundHosts }),
    );
    expect((await health()).failure).toBe('private-address');
  });
});
