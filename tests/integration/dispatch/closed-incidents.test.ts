import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSED_PAGE, type Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

const MORE_THAN_A_PAGE = CLOSED_PAGE + 3;

let server: TestServer;
let coordinator: Caller;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
});
afterAll(() => server?.close());

const told = async <Value>(answer: Response): Promise<Value> => {
  expect(answer.status).toBe(200);
  return (await answer.json()) as Value;
};
const open = async (title: string, key?: string): Promise<Incident> =>
  told(
    await coordinator('/api/incidents', {
      method: 'POST',
      headers: key ? { 'idempotency-key': key } : {},
      json: {
        ...{ alarm: null, class: 'accident', kind: 'fire', title, receivedAt: null },
        place: smallCity().registers.resources[0]!.base,
      },
    }),
  );
const act = async (incident: Incident, body: object): Promise<Incident> =>
  told(
    await coordinator(`/api/incidents/${incident.id}/acts`, {
      method: 'POST',
      json: { basedOn: incident.version, ...body },
    }),
  );
const closedFor = async (by: Caller, after?: string, sought: Record<string, string> = {}) => {
  const query = new URLSearchParams({ closed: 'true', ...(after && { after }), ...sought });
  return (await told<{ incidents: Incident[] }>(await by(`/api/incidents?${query}`))).incidents;
};

describe('an incident that is over', () => {
  it('is listed, the last closed first, page by page, each once', async () => {
    const stillOpen = await open('未结束');
    for (let count = 0; count < MORE_THAN_A_PAGE; count += 1) {
      // Some end in one moment: none may fall between two pages.
      if (count % 2 === 0) server.clock.advance(1_000);
      await act(await open(`第 ${count} 起`), { act: 'dismiss', text: '误报' });
    }
    const first = await closedFor(coordinator);
    const second = await closedFor(coordinator, first.at(-1)!.id);
    const all = [...first, ...second];
    expect([first.length, second.length]).toEqual([CLOSED_PAGE, 3]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(MORE_THAN_A_PAGE);
    expect(all.map(({ id }) => id)).not.toContain(stillOpen.id);
    const times = all.map(({ closedAt }) => Date.parse(closedAt!));
    expect(times).toEqual([...times].sort((one, other) => other - one));
  });

  it('is found by a part of its title and by its kind, also where a title looks like a pattern', async () => {
    const titled = async (title: string, kind?: string) => {
      const found = await closedFor(coordinator, undefined, { title, ...(kind && { kind }) });
      return found.map((incident) => incident.title);
    };
    await act(await open('50% Off_仓库'), { act: 'dismiss', text: '误报' });
    expect(await titled('0% off_仓')).toEqual(['50% Off_仓库']);
    expect(await titled('仓库', 'fire')).toEqual(['50% Off_仓库']);
    expect(await titled('仓库', 'flood')).toEqual([]);
    expect(await titled('%')).toEqual(['50% Off_仓库']);
    const found = await closedFor(coordinator, undefined, { title: '第 ' });
    const rest = await closedFor(coordinator, found.at(-1)!.id, { title: '第 ' });
    expect([found.length, rest.length]).toEqual([CLOSED_PAGE, 3]);
    expect((await coordinator('/api/incidents?closed=true&kind=none')).status).toBe(400);
  });

  it('is not told to a neighbour', async () => {
    const { town } = smallCity().registers.resources[1]!;
    expect(await closedFor(await server.as('coordinator', { area: town }))).toEqual([]);
  });

  it('is assessed afterwards, and its log is there', async () => {
    server.clock.advance(1_000);
    const over = await act(await act(await open('已处置'), { act: 'verify' }), {
      ...{ act: 'end', text: '无需响应' },
    });
    const reviewed = await act(over, { act: 'review', text: '响应及时' });
    expect(reviewed.state).toBe('reviewed');
    expect((await closedFor(coordinator))[0]).toEqual(reviewed);
    const { lines } = await told<IncidentFile>(await coordinator(`/api/incidents/${over.id}`));
    expect(lines.at(-1)).toMatchObject({ act: 'review', text: '响应及时' });
  });
});

describe('an incident whose kind is corrected', () => {
  it('is written down with its line, and who is proposed follows', async () => {
    const fire = await open('示例仓库');
    const said = { act: 'reclassify', kind: 'chemical-leak', class: 'accident' };
    expect(await act(fire, said)).toMatchObject({ kind: 'chemical-leak', version: 2 });
    const { incident, lines } = await told<IncidentFile>(
      await coordinator(`/api/incidents/${fire.id}`),
    );
    expect(incident).toMatchObject({ kind: 'chemical-leak', class: 'accident' });
    expect(lines.at(-1)).toMatchObject({ act: 'reclassify', text: 'chemical-leak' });
    const { missing } = await told<RecommendationAnswer>(
      await coordinator(`/api/incidents/${fire.id}/recommendation`),
    );
    expect(missing).toContainEqual({ skill: 'hazmat-handling', count: 1 });
  });

  it('is found by the key it was opened with: whoever had no answer may try again', async () => {
    const key = 'opened-once';
    const first = await open('示例车间', key);
    await act(first, { act: 'reclassify', kind: 'building', class: 'accident' });
    expect(await open('示例车间', key)).toMatchObject({ id: first.id, kind: 'building' });
  });
});
