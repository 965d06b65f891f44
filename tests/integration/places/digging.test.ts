import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digging } from '../../../shared/model/digging.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { METRE, placesCity, plantPlace } from '../../support/places-city.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

const DAY = 86_400_000;
let server: TestServer;
let keeper: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: placesCity() });
  keeper = await server.as('coordinator');
});
afterAll(() => server?.close());

/** A trench of ten metres beside the medium pressure pipe, its edge so many metres north of it. */
function trench(metres: number): Digging['outline'] {
  const [lon, lat] = [plantPlace[0] + 0.002, plantPlace[1] + metres * METRE];
  const [east, north] = [lon + 10 * METRE, lat + 2 * METRE];
  const round = (degrees: number) => Number(degrees.toFixed(7));
  const corner = (x: number, y: number): [number, number] => [round(x), round(y)];
  const ring = [corner(lon, lat), corner(east, lat), corner(east, north), corner(lon, north)];
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
const instant = (days: number) => new Date(server.clock.now() + days * DAY).toISOString();
const draft = (id: string, metres: number, changes: object = {}) => ({
  ...{ id, unit: '示例市政工程公司', work: 'road', outline: trench(metres), agreed: null },
  ...{ beginsAt: instant(1), endsAt: instant(3), ...changes },
});
const send = async (path: string, json: unknown, by = keeper) => {
  const answer = await by(path, { method: 'POST', json });
  const body = (await answer.json()) as Digging & { error?: string };
  return { status: answer.status, error: body.error, body };
};
const declare = (json: object, by = keeper) => send('/api/diggings', json, by);
const listed = async (by = keeper) =>
  ((await (await by('/api/diggings')).json()) as { diggings: Digging[] }).diggings;

describe('art. 12: digging near gas pipes', () => {
  it('is refused in the protected zone, and the pipe is named', async () => {
    const answer = await keeper('/api/diggings', { method: 'POST', json: draft('in', 0.3) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: 'digging-forbidden',
      details: ['示例管线'],
    });
    expect(await listed()).toEqual([]);
  });

  it('in the control zone needs what was agreed with the operator', async () => {
    expect(await declare(draft('near', 3))).toMatchObject({
      status: 422,
      error: 'digging-not-agreed',
    });
    const agreed = '已与示例燃气商定保护方案，现场监护';
    const { status, body } = await declare(draft('near', 3, { agreed }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      zone: 'control',
      agreed,
      pipes: [{ id: 'pipe', zone: 'control', measuredFrom: 'wall' }],
    });
    expect(body.pipes[0]!.metres).toBeCloseTo(3, 0);
  });

  it('away from every pipe needs nothing, and is taken once however often it is said', async () => {
    const said = draft('away', 40);
    expect((await declare(said)).body).toMatchObject({ zone: null, pipes: [] });
    expect((await declare(said)).status).toBe(201);
    for (const other of [{ unit: '别家' }, { work: 'drilling' }, { endsAt: instant(9) }]) {
      expect(await declare({ ...said, ...other })).toMatchObject({
        status: 409,
        error: 'digging-exists',
      });
    }
    expect((await listed()).map(({ id }) => id).sort()).toEqual(['away', 'near']);
  });

  it.each([
    [{ beginsAt: 1, endsAt: 1 }, 'digging-times'],
    [{ beginsAt: -3, endsAt: -1 }, 'digging-over'],
    [{ beginsAt: 0, endsAt: 181 }, 'digging-too-long'],
  ])('is refused at times that cannot be: %j', async ({ beginsAt, endsAt }, error) => {
    const times = { beginsAt: instant(beginsAt), endsAt: instant(endsAt) };
    expect(await declare(draft('when', 40, times))).toMatchObject({ status: 422, error });
  });

  it('is of its own county alone', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    expect(await listed(west)).toEqual([]);
    expect(await declare(draft('west', 40), west)).toMatchObject({ error: 'outside-area' });
    expect((await send('/api/diggings/near/withdrawal', { basedOn: 1 }, west)).status).toBe(404);
  });

  it('is taken back once, and every act is journalled', async () => {
    const { body } = await send('/api/diggings/away/withdrawal', { basedOn: 1 });
    expect(body).toMatchObject({ version: 2, withdrawnBy: keeper.id });
    expect((await send('/api/diggings/away/withdrawal', { basedOn: 1 })).status).toBe(200);
    const other = await server.as('coordinator');
    expect((await send('/api/diggings/away/withdrawal', { basedOn: 1 }, other)).status).toBe(409);
    const page = (await (await keeper('/api/journal?after=0&limit=500')).json()) as JournalPage;
    const told = page.entries.filter(({ subject }) => subject === 'digging:away');
    expect(told.map(({ data }) => data.act)).toEqual(['digging-declare', 'digging-withdraw']);
  });
});
