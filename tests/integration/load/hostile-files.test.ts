import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImport } from '../../../server/imports/read-import.ts';
import { readShapes } from '../../../server/interchange/read-shapes.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { ShapePreview } from '../../../shared/wire/interchange.ts';
import { rawZip } from '../../server/interchange/zip-parts.ts';
import type { Caller } from '../../support/callers.ts';
import { longestHold } from '../../support/loop-delay.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { geojsonOf, shapeFile } from '../interchange/shape-files.ts';

const MEGABYTE = 1_048_576;
const FIFTY = 50 * MEGABYTE;
/** Half of what a file may have: to parse the request itself, one long word of JSON, takes some 7 ms a megabyte. */
const FOUR = 4 * MEGABYTE;
/** The longest any reading may wait for somebody's file; read in the server's thread, each would hold it for seconds. */
const LONGEST_MS = 50;
/** A request is JSON, some 40 ms of it here: a machine that takes longer to parse that alone holds everybody as long. */
const TIMES_PARSING = 3;
const ENOUGH = { milliseconds: 30_000, heapMegabytes: 512 };

let server: TestServer;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer();
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

/** In memory that threads share: to hand fifty megabytes over would hold this thread, which is the server's too. */
const shared = (content: string | Buffer): Buffer => {
  const bytes = Buffer.from(content);
  const memory = Buffer.from(new SharedArrayBuffer(bytes.length));
  bytes.copy(memory);
  return memory;
};
const requestOf = (file: string | Buffer): Buffer => shared(JSON.stringify(shapeFile(file)));

type Answer = { status: number; text: string };
/**
 * In a thread, so that nothing of sending counts against the server. A server that refuses what is still being sent
 * breaks the pipe after its answer: that is none of the test's errors.
 */
const SEND = `
  const { request } = require('node:http');
  const { parentPort, workerData: { url, headers, body } } = require('node:worker_threads');
  const go = () => {
    let answered = false;
    const sent = request(url, { method: 'POST', headers }, (answer) => {
      answered = true;
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece) => { text += piece; });
      answer.on('error', () => {});
      answer.on('close', () => parentPort.postMessage({ status: answer.statusCode, text }));
    });
    // A pipe that breaks early takes the answer with it: it is asked for again.
    sent.on('error', () => answered || go());
    sent.end(body);
  };
  parentPort.once('message', go);`;
const senderOf = async (body: Buffer): Promise<Worker> => {
  const url = `${server.baseUrl}/api/shape-imports/preview`;
  const headers = {
    ...{ origin: server.baseUrl, cookie: analyst.cookie },
    ...{ 'content-type': 'application/json', 'content-length': body.length },
  };
  const sender = new Worker(SEND, { eval: true, workerData: { url, headers, body } });
  await once(sender, 'online');
  return sender;
};
/** The longest hold allowed, by what it takes here to parse a request and do nothing else. */
const longestAllowed = async (body: Buffer): Promise<number> => {
  const bare = await longestHold(async () => JSON.parse(body.toString()));
  return Math.max(LONGEST_MS, TIMES_PARSING * bare);
};

/** The answer, and the longest the server's thread was held for it. */
const preview = async (body: Buffer) => {
  const sender = await senderOf(body);
  let answer: Answer = { status: 0, text: '' };
  const held = await longestHold(async () => {
    sender.postMessage('go');
    [answer] = (await once(sender, 'message')) as [Answer];
  });
  await sender.terminate();
  return { ...answer, held };
};
const reasonIn = (text: string) => (JSON.parse(text) as ShapePreview).file?.reason;

/** Many small shapes. */
const wideKml = (bytes: number): string => {
  const parts = ['<kml><Document>'];
  let [length, seed] = [0, 1];
  while (length < bytes) {
    seed = (seed * 48_271) % 2_147_483_647;
    const lon = 120 + (seed % 1_000) / 1_000;
    const part = `<Placemark><name>${seed % 1_000}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${lon},31 ${lon},31.1 120,31.1 ${lon},31</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
    parts.push(part);
    length += part.length;
  }
  return [...parts, '</Document></kml>'].join('');
};
const kmz = (text: string): Buffer => {
  const whole = Buffer.from(text);
  const body = deflateRawSync(whole);
  return rawZip([{ name: 'doc.kml', body, method: 8, crc: 0, size: whole.length }]);
};
/** As many corners as a file may have, in shapes as long as one may be, side by side. */
const manyCorners = (): string => {
  const ring = (index: number): Position[] => {
    const places = Array.from({ length: 9_000 }, (_, corner): Position => {
      const angle = (corner / 9_000) * 2 * Math.PI;
      const [lon, lat] = [
        120.3 + index / 1_000 + Math.cos(angle) / 3_000,
        31.5 + Math.sin(angle) / 3_000,
      ];
      return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
    });
    return [...places, places[0]!];
  };
  return geojsonOf(
    Array.from({ length: 30 }, (_, index) => ({ code: `s${index}`, ring: ring(index) })),
  );
};

describe('a stranger’s file', () => {
  // What is made when it is first asked for, a schema and a thread's file, is made before anything is measured.
  beforeAll(async () => {
    expect((await preview(requestOf('[]'))).status).toBe(200);
  });

  it('of 50 MB is refused before it is read', async () => {
    const { status, held } = await preview(shared(Buffer.alloc(FIFTY, 'a')));
    expect(status).toBe(413);
    expect(held).toBeLessThan(LONGEST_MS);
  });

  it('that unpacks to 50 MB is refused while everybody else is served', async () => {
    const packed = kmz(wideKml(FIFTY));
    expect(packed.length).toBeLessThan(FOUR);
    const request = requestOf(packed);
    const { text, held } = await preview(request);
    expect(reasonIn(text)).toBe('zip-bomb');
    expect(held).toBeLessThan(await longestAllowed(request));
  });

  it.each([
    ['a KML of more shapes than are read', () => wideKml(FOUR), 'too-many'],
    ['brackets within brackets', () => '['.repeat(FOUR), 'not-geojson'],
    ['one word without end', () => `a${'b'.repeat(FOUR)}`, 'no-wkt-column'],
  ])('%s is refused while everybody else is served', async (_, make, reason) => {
    const request = requestOf(make());
    const { text, held } = await preview(request);
    expect(reasonIn(text)).toBe(reason);
    expect(held).toBeLessThan(await longestAllowed(request));
  });

  it('of as many corners as may be is read while everybody else is served', async () => {
    const corners = Buffer.from(manyCorners());
    const file = corners.toString('base64');
    let shapes = 0;
    const held = await longestHold(async () => {
      const read = await readShapes({ file, system: 'wgs84', axes: 'xy' });
      shapes = read.shapes.length;
    });
    expect(shapes).toBe(30);
    expect(held).toBeLessThan(await longestAllowed(corners));
  });

  it.each([
    ['a million empty lines', '\n'.repeat(1_000_000)],
    ['a million commas', ','.repeat(1_000_000)],
    [
      '5,000 rows in BD-09',
      Array.from({ length: 4_999 }, (_, row) => `c-${row},名,school,120.3,31.5`).join('\n'),
    ],
  ])('of rows, %s, is read while everybody else is served', async (_, rows) => {
    const asked = {
      register: 'protected-objects',
      format: 'csv',
      datum: 'bd09',
      synthetic: true,
    } as const;
    const text = `code,name,kind,lon,lat\n${rows}`;
    let count = 0;
    const held = await longestHold(async () => {
      const read = await readImport({ ...asked, text });
      count = read.rows.length + (read.file === null ? 0 : 1);
    });
    expect(count).toBeGreaterThan(0);
    expect(held).toBeLessThan(LONGEST_MS);
  });

  it('that takes too long, or too much memory, is refused by name, and the next one is read', async () => {
    const file = Buffer.from(manyCorners()).toString('base64');
    const asked = { file, system: 'wgs84', axes: 'xy' } as const;
    const slow = await readShapes(asked, { ...ENOUGH, milliseconds: 1 });
    expect(slow.file).toMatchObject({
      reason: 'too-much-work',
      expected: 'a file that is read in 0.001 s',
    });
    const large = await readShapes(asked, { ...ENOUGH, heapMegabytes: 24 });
    expect(large.file).toMatchObject({
      reason: 'too-much-work',
      expected: 'a file that is read in 24 MB',
    });
    expect((await readShapes(asked, ENOUGH)).shapes).toHaveLength(30);
  });
});
