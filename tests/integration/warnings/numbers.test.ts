import { afterAll, beforeAll, expect, it } from 'vitest';
import { NATIONAL_IDENTIFIER } from '../../../shared/cap/identifier.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Caller } from '../../support/callers.ts';
import { TOWNS } from '../../support/small-coverage.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

const RELEASES = 6;

let two: TwoNodes;
let desks: Caller[];
let second: Caller;
beforeAll(async () => {
  two = await startTwoNodes();
  desks = await Promise.all(two.nodes.map((node) => node.as('coordinator')));
  second = await two.nodes[0]!.as('coordinator');
});
afterAll(() => two?.close());

const at = (minutes: number) =>
  new Date(two.nodes[0]!.clock.now() + minutes * 60_000).toISOString();
const body = (headline: string) => ({
  ...{ kind: 'notice', drill: false, headline, event: '道路积水', eventClass: 'natural' },
  ...{ category: 'Transport', urgency: 'Expected', severity: 'Minor', certainty: 'Likely' },
  ...{ responseTypes: ['Avoid'], description: '部分路段积水。', instruction: '请绕行。' },
  ...{ issuer: '示例应急办', onset: at(0), expires: at(50), areaDescription: '东一镇' },
  ...{ area: { kind: 'areas', codes: [TOWNS.eastOne] }, fromWarning: null, fromAlarm: null },
});
const done = async (answer: Response): Promise<Release> => {
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Release;
};
const step = ({ id, versions }: Release, name: string, by: Caller) => {
  const { version, draftedAt } = versions[0]!;
  return by(`/api/releases/${id}/${name}`, { method: 'POST', json: { version, draftedAt } });
};
const reviewed = async (headline: string) => {
  const drafted = await desks[0]!('/api/releases', { method: 'POST', json: body(headline) });
  return done(await step(await done(drafted), 'review', second));
};

it('messages that go out in one second, by several desks at two nodes, each have a number of their own', async () => {
  const out = await done(await step(await reviewed('先发'), 'publication', desks[0]!));
  for (const { clock } of two.nodes) clock.advance(1_000);
  const waiting: Release[] = [];
  for (let index = 0; index < RELEASES; index += 1) waiting.push(await reviewed(`第 ${index} 条`));
  const withdrawal = desks[1]!(`/api/releases/${out.id}/withdrawal`, {
    ...{ method: 'POST', json: { reason: '已排除' } },
  });
  const publications = waiting.map((release, index) =>
    step(release, 'publication', desks[index % 2]!),
  );
  for (const answer of await Promise.all([...publications, withdrawal])) await done(answer);
  const { rows } = await two.nodes[0]!.services.database.query<{ identifier: string }>(
    `SELECT cap_identifier AS identifier FROM release_version WHERE cap_identifier IS NOT NULL
     UNION ALL SELECT cap_identifier FROM release_cancellation`,
  );
  const identifiers = rows.map(({ identifier }) => identifier);
  expect(identifiers).toHaveLength(RELEASES + 2);
  expect(new Set(identifiers).size).toBe(RELEASES + 2);
  for (const identifier of identifiers) expect(identifier).toMatch(NATIONAL_IDENTIFIER);
});
