import { createHash, randomUUID } from 'node:crypto';
import jpeg from 'jpeg-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetPhotos } from '../../../server/dispatches/forget-photos.ts';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { MOST_PHOTO_BYTES, type Photo } from '../../../shared/model/photo.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { devicePhoto } from '../../support/device-photo.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

const ENGINE = 'engine-east';
const BOAT = 'boat-west';
const MINUTE = 60_000;
const DAY = 86_400_000;

let server: TestServer;
let coordinator: Caller;
let engine: Caller;
let dispatch: Dispatch;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
});
afterAll(() => server?.close());

const now = () => new Date(server.clock.now()).toISOString();
const post = (path: string, json: object) =>
  coordinator(path, {
    method: 'POST',
    json,
    headers: { 'idempotency-key': randomUUID() },
  });

beforeEach(async () => {
  engine = await server.as('unit', { unit: ENGINE });
  const opened = await post('/api/incidents', {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
    ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
  });
  const incident = (await opened.json()) as Incident;
  const sent = { resources: [ENGINE], task: '' };
  const answer = await post(`/api/incidents/${incident.id}/dispatches`, sent);
  dispatch = ((await answer.json()) as { dispatches: Dispatch[] }).dispatches[0]!;
  return async () => {
    await server.services.database.query('UPDATE dispatch SET open = false');
  };
});

const send = (
  bytes: Buffer,
  more: { key?: string; at?: string; by?: Caller; type?: string } = {},
) => {
  const { key = randomUUID(), at = now(), by = engine, type = 'image/jpeg' } = more;
  const of = new URLSearchParams({ dispatch: dispatch.id, happenedAt: at });
  return by(`/api/unit/photos?${of}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': type, 'idempotency-key': key },
  });
};
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const photosBy = async (by: Caller) => {
  const answer = await by(`/api/incidents/${dispatch.incident}/photos`);
  return ((await answer.json()) as { photos: Photo[] }).photos;
};
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('art. 20: a photo of a unit', () => {
  it('stands at its incident with who, when it was taken and when it came', async () => {
    const taken = now();
    server.clock.advance(7 * MINUTE);
    expect((await send(devicePhoto(64, 48), { at: taken })).status).toBe(204);
    const [photo] = await photosBy(coordinator);
    expect(photo).toMatchObject({
      ...{ resource: ENGINE, callSign: '锡消101', width: 64, height: 48, deletedAt: null },
      ...{ happenedAt: taken, enteredAt: now() },
    });
    const file = (await (
      await coordinator(`/api/incidents/${dispatch.incident}`)
    ).json()) as IncidentFile;
    expect(file.lines.at(-1)).toMatchObject({
      ...{ kind: 'photo', text: '锡消101', by: `unit:${ENGINE}` },
      ...{ happenedAt: taken, enteredAt: now() },
    });
    expect(file.dispatches[0]!.heardAt).toBe(now());
  });

  it('is encoded anew: only pixels are kept, whatever the device wrote beside them', async () => {
    const before = devicePhoto(400, 300);
    expect(before.toString('latin1')).toContain('GPSLatitude');
    await send(before);
    const [{ id, sha256 }] = (await photosBy(coordinator)) as [Photo];
    const whole = await coordinator(`/api/photos/${id}/picture`);
    expect(whole.headers.get('content-type')).toBe('image/jpeg');
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(whole.headers.get('cache-control')).toBe('no-store');
    const picture = await bytesOf(whole);
    expect(picture.toString('latin1')).not.toMatch(/GPS|Exif|Example/);
    expect(createHash('sha256').update(picture).digest('hex')).toBe(sha256);
    expect(jpeg.decode(picture)).toMatchObject({ width: 400, height: 300 });
    const small = jpeg.decode(await bytesOf(await coordinator(`/api/photos/${id}/thumbnail`)));
    expect(small).toMatchObject({ width: 320, height: 240 });
  });

  it('is in the journal by its hash, in the same transaction', async () => {
    await send(devicePhoto(64, 48));
    const [{ id, sha256 }] = (await photosBy(coordinator)) as [Photo];
    const { rows } = await server.services.database.query<{ actor: string; data: object }>(
      "SELECT actor, data FROM journal WHERE kind = 'incident.photo-added' ORDER BY number DESC LIMIT 1",
    );
    expect(rows[0]).toMatchObject({ actor: `unit:${ENGINE}`, data: { photo: id, sha256 } });
  });

  it('that is sent again has one effect, and its key serves nothing else', async () => {
    const key = randomUUID();
    await send(devicePhoto(64, 48), { key });
    expect((await send(devicePhoto(64, 48), { key })).status).toBe(204);
    expect(await photosBy(coordinator)).toHaveLength(1);
    const note = { dispatch: dispatch.id, text: '道路已通', happenedAt: now() };
    const answer = await engine('/api/unit/notes', {
      method: 'POST',
      json: note,
      headers: { 'idempotency-key': key },
    });
    expect(await errorOf(answer)).toEqual([422, 'act-key-used']);
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a picture of another kind', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['half of one', devicePhoto(64, 48).subarray(0, 400)],
    ['the frame of one', Buffer.from('ffd8ffd9', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused and said so where it is %s', async (_what, bytes) => {
    expect((await errorOf(await send(bytes)))[0]).toBeGreaterThanOrEqual(400);
    expect(await photosBy(coordinator)).toEqual([]);
  });

  it('is refused where it has more pixels or bytes than a page sends, or is called otherwise', async () => {
    expect(await errorOf(await send(devicePhoto(1_601, 8)))).toEqual([422, 'photo-too-large']);
    expect(await errorOf(await send(devicePhoto(1_700, 1_600)))).toEqual([422, 'photo-too-large']);
    const heavy = Buffer.alloc(MOST_PHOTO_BYTES + 1);
    expect(await errorOf(await send(heavy))).toEqual([413, 'body-too-large']);
    const html = await send(devicePhoto(8, 8), { type: 'text/html' });
    expect(html.status).toBe(415);
    expect(await photosBy(coordinator)).toEqual([]);
  });

  it('holds nobody up while it is worked on', async () => {
    const began = performance.now();
    const sending = send(devicePhoto(1_600, 1_200));
    let longest = 0;
    let isDone = false;
    void sending.then(() => {
      isDone = true;
    });
    while (!isDone) {
      const before = performance.now();
      await new Promise((next) => setImmediate(next));
      longest = Math.max(longest, performance.now() - before);
    }
    expect((await sending).status).toBe(204);
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });

  it('is no other unit’s to send, and no other desk’s to see', async () => {
    const boat = await server.as('unit', { unit: BOAT });
    expect(await errorOf(await send(devicePhoto(8, 8), { by: boat }))).toEqual([
      404,
      'dispatch-not-found',
    ]);
    await send(devicePhoto(8, 8));
    const [{ id }] = (await photosBy(coordinator)) as [Photo];
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    for (const path of [`incidents/${dispatch.incident}/photos`, `photos/${id}/picture`]) {
      expect((await neighbour(`/api/${path}`)).status, path).toBe(404);
      for (const role of ['wall', 'analyst', 'nobody'] as const) {
        const status = (await (await server.as(role))(`/api/${path}`)).status;
        expect(status, `${role} ${path}`).toBe(role === 'nobody' ? 401 : 403);
      }
      expect((await engine(`/api/${path}`)).status, path).toBe(403);
    }
  });

  it('is deleted thirty days after its incident, and its hash stays', async () => {
    const { database, journal } = server.services;
    await send(devicePhoto(8, 8));
    const [{ id, sha256 }] = (await photosBy(coordinator)) as [Photo];
    const forgetAfter = (milliseconds: number) => {
      const clock = { ...server.clock, now: () => server.clock.now() + milliseconds };
      return forgetPhotos({ database, journal, clock });
    };
    await forgetAfter(300 * DAY);
    expect((await photosBy(coordinator))[0]!.deletedAt).toBeNull();
    await database.query('UPDATE incident SET closed_at = $2 WHERE id = $1', [
      dispatch.incident,
      now(),
    ]);
    await forgetAfter(30 * DAY);
    expect((await photosBy(coordinator))[0]!.deletedAt).toBeNull();
    await forgetAfter(30 * DAY + 1);
    const [left] = await photosBy(coordinator);
    expect(left).toMatchObject({ id, sha256, deletedAt: expect.any(String) });
    expect(await errorOf(await coordinator(`/api/photos/${id}/thumbnail`))).toEqual([
      410,
      'photo-deleted',
    ]);
    const { rows } = await database.query<{ data: object }>(
      "SELECT data FROM journal WHERE kind = 'incident.photos-deleted'",
    );
    expect(rows).toEqual([{ data: expect.objectContaining({ photos: [{ id, sha256 }] }) }]);
  });
});
