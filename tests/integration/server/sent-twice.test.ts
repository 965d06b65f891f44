import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../support/server.ts';
import { ROOT } from '../../support/source-files.ts';
import { supplyCity } from '../../support/supply-city.ts';
import {
  PARK,
  SENT_TWICE,
  SENT_TWICE_ELSEWHERE,
  type Senders,
  WEBHOOK,
  type Wish,
} from './retry-bodies.ts';

/** A city with supplies, and a shelter nobody counts. */
function cityWithPark() {
  const city = supplyCity();
  const [school] = city.registers.shelters;
  const park = { ...school!, id: PARK, name: '西镇公园避难场所', stream: null };
  return { ...city, registers: { ...city.registers, shelters: [school!, park] } };
}

type Declared = { properties?: Record<string, unknown> } | undefined;

let all: Senders;
beforeAll(async () => {
  const server = await startTestServer({
    city: cityWithPark(),
    config: { outboundHosts: [WEBHOOK] },
  });
  all = {
    server,
    coordinator: await server.as('coordinator', { departments: ['emergency', 'fire'] }),
    analyst: await server.as('analyst'),
    administrator: await server.as('administrator'),
  };
});
afterAll(() => all?.server.close());

const countBy = async ({ counted }: Wish): Promise<number> =>
  (await all.server.services.database.query<{ count: number }>(counted)).rows[0]!.count;

/** Sends it: the status and words of the answer, and how much there is afterwards. */
async function sent(wish: Wish, json: object | undefined, key: string) {
  const headers = { 'idempotency-key': key };
  const answer = await wish.by(wish.path, { method: 'POST', json, headers });
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return { told: [answer.status, text], count: await countBy(wish) };
}

describe('the same under one key, and again under another', () => {
  it.each(Object.keys(SENT_TWICE))('%s makes one thing, and another', async (url) => {
    const wish = await SENT_TWICE[url]!(all);
    const key = randomUUID();
    const before = await countBy(wish);
    const first = await sent(wish, wish.json, key);
    expect(first.count).toBe(before + 1);
    all.server.clock.advance(1_000);
    const second = await sent(wish, wish.json, key);
    expect(second.count).toBe(before + 1);
    if (!wish.isShownAnew) expect(second.told).toEqual(first.told);
    const other = wish.under ? await wish.under() : wish.json;
    expect((await sent(wish, other, randomUUID())).count).toBe(before + 2);
  });
});

describe('every route that takes the key of an act', () => {
  it('is sent twice here, or by a test that is named', () => {
    const keyed = all.server.app
      .declaredRoutes()
      .filter(({ method, schema }) => {
        const { properties } = (schema?.headers as Declared) ?? {};
        return method === 'POST' && properties?.['idempotency-key'] !== undefined;
      })
      .map(({ url }) => url);
    const known = [...Object.keys(SENT_TWICE), ...Object.keys(SENT_TWICE_ELSEWHERE)];
    expect(keyed.sort()).toEqual(known.sort());
  });

  it.each(Object.entries(SENT_TWICE_ELSEWHERE))('%s is sent with a key by %s', (url, test) => {
    const text = readFileSync(join(ROOT, 'tests/integration', test), 'utf8');
    const named = url.split('/:id').at(-1)!;
    expect([text.includes('idempotency-key'), text.includes(named)]).toEqual([true, true]);
  });
});
