import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '../../../geodata/tools/departments.ts';
import { escalateSupervised } from '../../../server/cases/watch.ts';
import {
  type CaseRules,
  type CaseShare,
  COMMAND_DEPARTMENT,
  type SharedCase,
} from '../../../shared/model/case.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { CaseFile, CaseList } from '../../../shared/wire/cases.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { transferCity } from '../../support/transfer-city.ts';
import { giveGridTask, raiseAlarm } from '../../support/transfer-things.ts';

/** Short: a session that stands still for an hour is over. */
const MINUTES = 60_000;
const TEN = 10 * MINUTES;
/** On the border of the two eastern towns, which lie side by side. */
const BORDER: Position = [
  (middleOf(TOWNS.eastOne)[0] + middleOf(TOWNS.eastTwo)[0]) / 2 - 0.000_2,
  middleOf(TOWNS.eastOne)[1],
];

let server: TestServer;
/** Of every department, as one who stands in for all. */
let coordinator: Caller;
let administrator: Caller;
let command: Caller;
let town: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: transferCity() });
  const departments = DEPARTMENTS.map(({ id }) => id);
  coordinator = await server.as('coordinator', { departments });
  command = await server.as('coordinator', { departments: [COMMAND_DEPARTMENT] });
  administrator = await server.as('administrator');
  town = await server.as('coordinator', { area: TOWNS.eastOne, departments });
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: unknown, key?: string) =>
  by(path, { method: 'POST', json, headers: key ? { 'idempotency-key': key } : {} });

/** Somebody of one department. */
const of = (department: string, area?: string): Promise<Caller> =>
  server.as('coordinator', { departments: [department], ...(area ? { area } : {}) });

async function incident(
  kind = 'flood',
  place: Position = middleOf(TOWNS.eastOne),
): Promise<Incident> {
  const json = {
    ...{ alarm: null, class: 'accident', kind, title: '示例积水', place },
    receivedAt: new Date(server.clock.now() - 2 * TEN).toISOString(),
  };
  return (await (await post(coordinator, '/api/incidents', json)).json()) as Incident;
}
const openAnswer = (about: object, by = coordinator, lead: string | null = null, key?: string) =>
  post(by, '/api/cases', { about, title: '示例积水', lead }, key);
const ofIncident = ({ id }: Incident) => ({ kind: 'incident', id });
async function opened(kind = 'flood', place?: Position): Promise<CaseFile> {
  const answer = await openAnswer(ofIncident(await incident(kind, place)));
  expect(answer.status).toBe(200);
  return (await answer.json()) as CaseFile;
}
const actAnswer = (file: CaseFile, body: object, by = coordinator) =>
  post(by, `/api/cases/${file.case.id}/acts`, { basedOn: file.case.version, ...body });
async function act(file: CaseFile, body: object, by = coordinator): Promise<CaseFile> {
  const answer = await actAnswer(file, body, by);
  expect([answer.status, body]).toEqual([200, body]);
  return (await answer.json()) as CaseFile;
}
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const refuse = (proposed: string) => ({ act: 'refuse', reason: '不属本部门职责', proposed });
const journal = async () =>
  ((await (await coordinator('/api/journal?limit=200')).json()) as JournalPage).entries;

describe('arts 7 and 57: a case that goes from desk to desk', () => {
  it('is offered to the desk the rule table names, and says by which line', async () => {
    const { case: found } = await opened('flood');
    expect(found).toMatchObject({
      ...{ state: 'offered', lead: 'water', assisting: ['emergency', 'municipal-landscape'] },
      rule: { id: 'incident-flood', version: 1 },
    });
    const named = await openAnswer(ofIncident(await incident()), coordinator, 'health');
    expect(((await named.json()) as CaseFile).case).toMatchObject({ lead: 'health', rule: null });
  });

  it('keeps one id, one clock and every owner', async () => {
    const first = await opened('flood');
    const { id, receivedAt, dueAt } = first.case;
    expect(Date.parse(receivedAt)).toBe(server.clock.now() - 2 * TEN);
    server.clock.advance(TEN);
    const second = await act(first, refuse('housing'));
    const third = await act(second, { act: 'accept' });
    const last = await act(third, { act: 'close', reason: '已排除' });
    expect(last.case).toMatchObject({ id, receivedAt, dueAt, lead: 'housing', state: 'closed' });
    expect(last.chain.map(({ act: name, from, to }) => [name, from, to])).toEqual([
      ['open', null, 'water'],
      ['refuse', 'water', 'housing'],
      ['accept', 'housing', 'housing'],
      ['close', 'housing', 'housing'],
    ]);
    const { database } = server.services;
    await expect(
      database.query('UPDATE transfer_case SET due_at = now() WHERE id = $1', [id]),
    ).rejects.toThrow(/never changed/);
    await expect(database.query('DELETE FROM case_link')).rejects.toThrow(/never changed/);
  });

  it('is refused only with a reason and a desk to go to', async () => {
    const file = await opened();
    for (const body of [
      { act: 'refuse' },
      { act: 'refuse', reason: '无关' },
      { act: 'refuse', proposed: 'health' },
    ]) {
      expect((await actAnswer(file, body)).status).toBe(400);
    }
    expect(await errorOf(await actAnswer(file, refuse('water')))).toEqual([
      422,
      'case-proposed-same',
    ]);
    expect(await errorOf(await actAnswer(file, refuse('nobody')))).toEqual([
      422,
      'unknown-department',
    ]);
  });

  it('is decided by the command body at the third refusal, and refused no more', async () => {
    const one = await act(await opened(), refuse('housing'));
    const two = await act(one, refuse('transport'));
    expect(two.case).toMatchObject({ bounces: 2, state: 'offered', lead: 'transport' });
    const three = await act(two, refuse('water'));
    expect(three.case).toMatchObject({
      bounces: 3,
      state: 'escalated',
      lead: 'governance-command',
    });
    const decision = { act: 'decide', reason: '以水利为主', lead: 'water', assisting: ['housing'] };
    expect(await errorOf(await actAnswer(three, decision, town))).toEqual([
      403,
      'case-command-only',
    ]);
    const atDesk = await of('water');
    expect(await errorOf(await actAnswer(three, decision, atDesk))).toEqual([
      403,
      'case-command-only',
    ]);
    const decided = await act(three, decision, command);
    expect(decided.case).toMatchObject({
      state: 'accepted',
      lead: 'water',
      assisting: ['housing'],
    });
    expect(await errorOf(await actAnswer(decided, refuse('health')))).toEqual([
      409,
      'case-wrong-act',
    ]);
  });

  it('is acted on by the desk that has it, and by no other', async () => {
    const file = await opened();
    const [water, housing] = [await of('water'), await of('housing')];
    expect(await errorOf(await actAnswer(file, { act: 'accept' }, housing))).toEqual([
      403,
      'case-other-desk',
    ]);
    const nobody = await server.as('coordinator');
    expect(await errorOf(await actAnswer(file, { act: 'accept' }, nobody))).toEqual([
      403,
      'no-department',
    ]);
    expect((await nobody(`/api/cases/${file.case.id}`)).status).toBe(200);
    expect(await errorOf(await actAnswer(file, { act: 'accept' }, command))).toEqual([
      403,
      'case-other-desk',
    ]);
    const accepted = await act(file, { act: 'accept' }, water);
    const again = await actAnswer(file, { act: 'accept' }, water);
    expect(((await again.json()) as CaseFile).case.version).toBe(accepted.case.version);
    expect(await errorOf(await actAnswer(file, { act: 'accept' }))).toEqual([
      412,
      'case-changed-meanwhile',
    ]);
  });

  it('has the departments assist that its lead asks, and no other department decides on that', async () => {
    const accepted = await act(await opened(), { act: 'accept' }, await of('water'));
    const assist = { act: 'assist', assisting: ['housing', 'health'] };
    expect(await errorOf(await actAnswer(accepted, assist, await of('housing')))).toEqual([
      403,
      'case-other-desk',
    ]);
    expect(await errorOf(await actAnswer(accepted, { ...assist, assisting: ['nobody'] }))).toEqual([
      422,
      'unknown-department',
    ]);
    const asked = await act(accepted, assist, await of('water'));
    expect(asked.case).toMatchObject({ lead: 'water', assisting: ['housing', 'health'] });
    expect(asked.chain.at(-1)).toMatchObject({ act: 'assist', reason: 'housing, health' });
  });

  it('is one, however many open it at once, and whatever key they carry', async () => {
    const about = ofIncident(await incident());
    const answers = await Promise.all([
      openAnswer(about, coordinator, null, 'same-case-1'),
      openAnswer(about, coordinator, null, 'same-case-1'),
      openAnswer(about, administrator, null, 'other-case-1'),
    ]);
    const told = await Promise.all(
      answers.map(
        async (one) => (await one.json()) as Partial<CaseFile> & { details?: { case: string } },
      ),
    );
    expect(new Set(told.map((one) => one.case?.id ?? one.details?.case)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200, 200]);
  });

  it('may be about a task of a grid or an alarm; what is out of sight is nobody’s', async () => {
    await giveGridTask(server);
    const answer = await openAnswer({ kind: 'grid-task', id: 'task-1' });
    expect(((await answer.json()) as CaseFile).case).toMatchObject({
      ...{ grid: gridOf(TOWNS.eastOne, 1), place: null, lead: 'governance-command' },
    });
    const listed = async (query: string, by = coordinator) =>
      ((await (await by(`/api/cases?${query}`)).json()) as CaseList).cases;
    expect(await listed('kind=grid-task&about=task-1')).toMatchObject([
      { about: { kind: 'grid-task', id: 'task-1' }, title: '示例积水' },
    ]);
    // An alarm may have the number of a task: what is asked of one is not answered with the other.
    expect(await listed('kind=alarm&about=task-1')).toEqual([]);
    const alarm = await raiseAlarm(server);
    const ofAlarm = await openAnswer({ kind: 'alarm', id: alarm });
    expect(((await ofAlarm.json()) as CaseFile).case).toMatchObject({
      ...{ about: { kind: 'alarm', id: alarm }, lead: 'public-security', town: TOWNS.eastOne },
      rule: { id: 'alarm-gathering', version: 1 },
    });
    expect(await listed(`kind=alarm&about=${alarm}`)).toHaveLength(1);
    const western = await server.as('coordinator', { area: COUNTIES.west });
    expect(await listed('kind=grid-task', western)).toEqual([]);
    const unseen = await openAnswer({ kind: 'grid-task', id: 'task-1' }, western);
    expect(await errorOf(unseen)).toEqual([404, 'case-subject-not-found']);
  });
});

describe('a border case', () => {
  it('asks which side, and goes there with its clock; the other side still sees its chain', async () => {
    const file = await opened('flood', BORDER);
    expect(file.case.state).toBe('undecided');
    expect([...file.case.sides!].sort()).toEqual([TOWNS.eastOne, TOWNS.eastTwo]);
    expect(await errorOf(await actAnswer(file, { act: 'accept' }))).toEqual([
      409,
      'case-wrong-act',
    ]);
    const wrong = { act: 'side', area: TOWNS.westOne };
    expect(await errorOf(await actAnswer(file, wrong))).toEqual([422, 'case-side-unknown']);
    const from = file.case.town!;
    const side = file.case.sides!.find((area) => area !== from)!;
    const moved = await act(file, { act: 'side', area: side }, command);
    expect(moved.case).toMatchObject({
      state: 'offered',
      town: side,
      receivedAt: file.case.receivedAt,
    });
    const before = await of(moved.case.lead, from);
    const now = await of(moved.case.lead, side);
    expect((await before(`/api/cases/${file.case.id}`)).status).toBe(200);
    expect(await errorOf(await actAnswer(moved, { act: 'accept' }, before))).toEqual([
      404,
      'case-not-found',
    ]);
    expect((await actAnswer(moved, { act: 'accept' }, now)).status).toBe(200);
  });
});

describe('sharing', () => {
  const share = (file: CaseFile, changes: object = {}, by = coordinator) =>
    post(by, `/api/cases/${file.case.id}/shares`, {
      ...{ id: `share-${randomUUID().slice(0, 8)}`, department: 'ecology', reason: '协同核查' },
      ...{ fields: ['title', 'state'], endsAt: new Date(server.clock.now() + TEN).toISOString() },
      ...changes,
    });
  const read = (by: Caller, { id }: CaseShare) =>
    by(`/api/case-shares/${id}/readings`, { method: 'POST' });

  it('shows another area’s desk the named fields and no other, and is journalled', async () => {
    const file = await opened();
    const made = (await (await share(file)).json()) as CaseShare;
    const reader = await of('ecology', COUNTIES.west);
    expect((await reader(`/api/cases/${file.case.id}`)).status).toBe(404);
    const { shares } = (await (await reader('/api/case-shares')).json()) as { shares: CaseShare[] };
    expect(shares.map(({ id }) => id)).toContain(made.id);
    const { shown } = (await (await read(reader, made)).json()) as SharedCase;
    expect(shown).toEqual({ title: file.case.title, state: 'offered' });
    const other = await of('health', COUNTIES.west);
    expect(await errorOf(await read(other, made))).toEqual([404, 'case-share-not-found']);
    const told = (await journal()).filter(({ kind }) => kind === 'case.read');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      actor: reader.id,
      data: { share: made.id, department: 'ecology', fields: ['title', 'state'] },
    });
  });

  it('is refused from its last moment on, and when it was ended before', async () => {
    const file = await opened();
    const reader = await of('ecology', COUNTIES.west);
    const timed = (await (await share(file)).json()) as CaseShare;
    const ended = (await (await share(file)).json()) as CaseShare;
    const end = (by: Caller) => by(`/api/case-shares/${ended.id}`, { method: 'DELETE' });
    expect(await errorOf(await end(await of('housing')))).toEqual([403, 'case-other-desk']);
    expect((await end(coordinator)).status).toBe(200);
    expect(await errorOf(await read(reader, ended))).toEqual([410, 'case-share-over']);
    server.clock.advance(TEN - 1);
    expect((await read(reader, timed)).status).toBe(200);
    server.clock.advance(1);
    expect(await errorOf(await read(reader, timed))).toEqual([410, 'case-share-over']);
    const { shares } = (await (await reader('/api/case-shares')).json()) as { shares: CaseShare[] };
    expect(shares.map(({ id }) => id)).not.toContain(timed.id);
    const past = { endsAt: new Date(server.clock.now()).toISOString() };
    expect(await errorOf(await share(file, past))).toEqual([422, 'case-share-ended']);
  });
});

describe('the rule table', () => {
  it('is shown with its source, recorded by versions, and holds from then on', async () => {
    const before = (await (await coordinator('/api/case-rules')).json()) as CaseRules;
    expect(before).toMatchObject({ version: 1, confidence: 'D', recordedBy: null });
    const rules = before.rules.map((rule) =>
      rule.id === 'incident-traffic' ? { ...rule, lead: 'transport' } : rule,
    );
    const json = { basedOn: 1, rules, source: '市级分工文件', confidence: 'L' };
    expect((await post(coordinator, '/api/case-rules', json)).status).toBe(403);
    expect((await post(administrator, '/api/case-rules', json)).status).toBe(200);
    expect((await post(administrator, '/api/case-rules', json)).status).toBe(200);
    const late = { ...json, source: '另一份' };
    expect(await errorOf(await post(administrator, '/api/case-rules', late))).toEqual([
      409,
      'changed-meanwhile',
    ]);
    const { case: found } = await opened('traffic');
    expect(found).toMatchObject({
      lead: 'transport',
      rule: { id: 'incident-traffic', version: 2 },
    });
    const listed = (await (await coordinator('/api/cases')).json()) as CaseList;
    expect(listed.cases.map(({ id }) => id)).toContain(found.id);
    const kinds = new Set((await journal()).map(({ kind }) => kind));
    for (const kind of ['case.changed', 'case.shared', 'case-rules.changed']) {
      expect([kind, kinds.has(kind as 'case.changed')]).toEqual([kind, true]);
    }
  });
});

describe('supervision (督办)', () => {
  it('has a day by working days; when it passes the case goes to the command body, once', async () => {
    const file = await opened();
    const order = { act: 'supervise', reason: '群众反复反映', workingDays: 2 };
    expect(await errorOf(await actAnswer(file, order, town))).toEqual([403, 'case-command-only']);
    const supervised = await act(file, order);
    const { dueAt } = supervised.case.supervision!;
    server.clock.advance(Date.parse(dueAt) - server.clock.now() - 1);
    await escalateSupervised(server.services);
    const fileNow = async () =>
      (await (
        await (
          await server.as('coordinator')
        )(`/api/cases/${file.case.id}`)
      ).json()) as CaseFile;
    expect((await fileNow()).case.state).toBe('offered');
    server.clock.advance(1);
    await escalateSupervised(server.services);
    await escalateSupervised(server.services);
    const { case: found, chain } = await fileNow();
    expect(found).toMatchObject({ state: 'escalated', lead: 'governance-command', overdue: true });
    expect(found.supervision!.escalatedAt).toBe(new Date(server.clock.now()).toISOString());
    expect(chain.filter(({ act: name }) => name === 'escalate')).toHaveLength(1);
    // It came here by its day and not by refusals, and is decided all the same.
    const decision = { act: 'decide', reason: '以水利为主', lead: 'water', assisting: [] };
    const decided = await act(await fileNow(), decision, await of(COMMAND_DEPARTMENT));
    expect(decided.case).toMatchObject({ state: 'accepted', lead: 'water', decided: true });
    const desk = await of('water');
    expect(await errorOf(await actAnswer(decided, refuse('health'), desk))).toEqual([
      ...[409, 'case-wrong-act'],
    ]);
    expect((await fileNow()).case).toMatchObject({ state: 'accepted', lead: 'water', bounces: 0 });
  });
});
