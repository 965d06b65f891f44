import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Danger } from '../../../shared/model/danger.ts';
import type { HazardFacts, HazardFile } from '../../../shared/model/hazard-file.ts';
import type {
  EarlierOutline,
  HazardFileAnswer,
  HazardSummary,
} from '../../../shared/wire/hazard-files.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { PlaceAnswer } from '../../../shared/wire/place-question.ts';
import type { Registers } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';

const DAY = 86_400_000;
const ORANGE = {
  ...{ method: 'LEC', likelihood: 3, exposure: 6, consequence: 15 },
  ...{ source: '示例评估', confidence: 'L' },
};
const FACTS: HazardFacts = {
  class: 'chemical',
  name: '示例化工Z液氨储罐',
  place: middleOf(TOWNS.eastOne),
  outline: null,
  responsibleUnit: '示例化工Z',
  department: 'emergency',
  territory: TOWNS.eastOne,
  post: 'safety',
  stock: [{ substance: 'ammonia', tonnes: 25 }],
  exposure: '100-more',
  foodGrade: null,
  cover: 'no',
  insuredUntil: null,
  lastDrill: null,
};

let server: TestServer;
let keeper: Caller;
let other: Caller;
let west: Caller;
beforeAll(async () => {
  server = await startTestServer();
  await signIn();
});
afterAll(() => server?.close());

async function signIn(): Promise<void> {
  keeper = await server.as('coordinator');
  other = await server.as('coordinator');
  west = await server.as('coordinator', { area: COUNTIES.west });
}

const send = (method: string, path: string, json: unknown, by: Caller = keeper) =>
  by(path, { method, json });
const answer = async <Value>(asked: Promise<Response>): Promise<Value> => {
  const response = await asked;
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  return (await response.json()) as Value;
};
const refusal = async (asked: Promise<Response>) => {
  const response = await asked;
  const { error, details } = (await response.json()) as { error: string; details?: unknown };
  return [response.status, error, ...(Array.isArray(details) ? [details] : [])];
};

const survey = (id: string, facts: Partial<HazardFacts> = {}, by: Caller = keeper) =>
  send('POST', '/api/hazard-files', { id, facts: { ...FACTS, ...facts } }, by);
const step = (id: string, basedOn: number, name: string, more = {}, by: Caller = keeper) =>
  send('POST', `/api/hazard-files/${id}/steps`, { basedOn, step: name, ...more }, by);
const inspect = (id: string, basedOn: number, by: Caller = keeper) =>
  send(
    'POST',
    `/api/hazard-files/${id}/inspections`,
    { basedOn, result: 'sound', finding: '' },
    by,
  );
const fileOf = async (id: string, by: Caller = keeper) =>
  answer<HazardFileAnswer>(by(`/api/hazard-files/${id}`));
const summaryOf = async (id: string) => {
  const all = await answer<HazardSummary[]>(keeper('/api/hazard-files'));
  return all.find((summary) => summary.id === id)!;
};
const published = async (by: Caller = keeper) =>
  answer<Record<string, unknown>[]>(by('/api/public/hazards'));
const toldOf = async (subject: string) => {
  const page = await answer<JournalPage>(keeper('/api/journal?after=0&limit=1000'));
  return page.entries
    .filter((entry) => entry.subject === subject)
    .map(({ kind, data }) => [kind, data.what ?? data.step ?? data.result ?? null]);
};

/** A hazard taken as far as an assessment; its version is then 3. */
async function assessed(id: string, facts: Partial<HazardFacts> = {}): Promise<HazardFile> {
  await answer(survey(id, facts));
  await answer(step(id, 1, 'register'));
  return answer<HazardFile>(step(id, 2, 'assess', { assessment: ORANGE }));
}

describe('art. 10: a hazard', () => {
  it('that was only surveyed takes no inspection: it is in another state than that asks for', async () => {
    await answer(survey('only-surveyed'));
    expect(await refusal(inspect('only-surveyed', 1))).toEqual([409, 'wrong-state']);
  });

  it('is surveyed, registered, assessed, inspected and published, each act journalled', async () => {
    const file = await assessed('life');
    expect(file).toMatchObject({ state: 'assessed', risk: 'orange', version: 3, form: 'source' });
    const inspected = await answer<HazardFile>(inspect('life', 3));
    expect(inspected.inspectionDue).toBe(new Date(server.clock.now() + 90 * DAY).toISOString());
    const out = await answer<HazardFile>(step('life', 4, 'publish'));
    expect(out).toMatchObject({ state: 'published', version: 5, changedBy: keeper.id });
    expect(await toldOf('hazard:life')).toEqual([
      ['hazard.changed', 'survey'],
      ['register.changed', null],
      ['hazard.changed', 'register'],
      ['hazard.changed', 'assess'],
      ['register.changed', null],
      ['hazard.inspected', 'sound'],
      ['hazard.changed', 'publish'],
    ]);
    const registers = await answer<Registers>(keeper('/api/registers'));
    expect(registers.hazards.find(({ id }) => id === 'life')).toMatchObject({ risk: 'orange' });
  });

  it('cannot be published without assessment and responsible unit, and is told all that is missing', async () => {
    await answer(survey('bare', { responsibleUnit: null, territory: null }));
    await answer(step('bare', 1, 'register'));
    expect(await refusal(step('bare', 2, 'publish'))).toEqual([
      ...[422, 'not-assessed', ['not-assessed', 'unit-missing', 'territory-missing']],
    ]);
    await answer(step('bare', 2, 'assess', { assessment: ORANGE }));
    expect(await refusal(step('bare', 3, 'publish'))).toEqual([
      ...[422, 'unit-missing', ['unit-missing', 'territory-missing']],
    ]);
    expect((await fileOf('bare')).file).toMatchObject({ state: 'assessed', version: 3 });
  });

  it('art. 11: keeps its owners while it is published', async () => {
    await assessed('owned');
    await answer(step('owned', 3, 'publish'));
    const facts = { ...FACTS, responsibleUnit: null };
    const change = send('PUT', '/api/hazard-files/owned', { basedOn: 4, facts });
    expect(await refusal(change)).toEqual([422, 'unit-missing', ['unit-missing']]);
    const registers = await answer<Registers>(keeper('/api/registers'));
    const known = registers.hazards.find(({ id }) => id === 'owned')!;
    expect([known.town, known.department, known.responsibleUnit]).toEqual([
      ...[TOWNS.eastOne, 'emergency', '示例化工Z'],
    ]);
  });

  it('shows nothing restricted to the public, and nothing that is not published', async () => {
    await assessed('open');
    await answer(step('open', 3, 'publish'));
    await assessed('hidden');
    const shown = await published();
    expect(shown.map(({ id }) => id)).toContain('open');
    expect(shown.map(({ id }) => id)).not.toContain('hidden');
    const fields = new Set(shown.flatMap((hazard) => Object.keys(hazard)));
    for (const field of ['stock', 'exposure', 'assessment', 'cover', 'insuredUntil', 'post']) {
      expect([...fields]).not.toContain(field);
    }
    expect((await published(west)).map(({ id }) => id)).not.toContain('open');
  });

  it('art. 10: is graded anew when its stock changes', async () => {
    await answer(survey('stocked'));
    expect((await summaryOf('stocked')).majorGrade).toBe(3);
    const facts = { ...FACTS, stock: [{ substance: 'ammonia', tonnes: 250 }] };
    await answer(send('PUT', '/api/hazard-files/stocked', { basedOn: 1, facts }));
    expect((await summaryOf('stocked')).majorGrade).toBe(1);
    const empty = { ...FACTS, stock: [] };
    await answer(send('PUT', '/api/hazard-files/stocked', { basedOn: 2, facts: empty }));
    expect((await summaryOf('stocked')).majorGrade).toBeNull();
  });

  it('art. 10: is flagged when its inspection is overdue; art. 22: and when it is not insured', async () => {
    await assessed('late');
    expect(await summaryOf('late')).toMatchObject({ overdue: false, cover: 'no' });
    server.clock.advance(90 * DAY + 1);
    // Sessions do not last so long: everybody sits down anew.
    await signIn();
    expect(await summaryOf('late')).toMatchObject({ overdue: true });
    await answer(inspect('late', 3));
    expect(await summaryOf('late')).toMatchObject({ overdue: false });
  });

  it('is not written over by somebody who saw the version before', async () => {
    await answer(survey('raced'));
    const change = (name: string, by: Caller) =>
      send('PUT', '/api/hazard-files/raced', { basedOn: 1, facts: { ...FACTS, name } }, by);
    const answers = await Promise.all([change('示例一', keeper), change('示例二', other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await change('示例三', keeper);
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      error: 'hazard-changed-meanwhile',
      details: { version: 2 },
    });
    expect(await refusal(survey('raced'))).toEqual([409, 'hazard-exists']);
  });

  it('is taken in once when the answer was lost and it is sent again, and is told once', async () => {
    const json = { id: 'hazard-again', facts: FACTS };
    const headers = { 'idempotency-key': 'the-same-survey' };
    const sent = () => keeper('/api/hazard-files', { method: 'POST', json, headers });
    const [first, second] = await Promise.all([
      answer<HazardFile>(sent()),
      answer<HazardFile>(sent()),
    ]);
    expect(second).toEqual(first);
    expect(await refusal(survey('hazard-again'))).toEqual([409, 'hazard-exists']);
    const renamed = { basedOn: 1, facts: { ...FACTS, name: '示例改名' } };
    const path = '/api/hazard-files/hazard-again';
    const changed = await answer<HazardFile>(send('PUT', path, renamed, other));
    expect(await answer<HazardFile>(sent())).toEqual(changed);
    const told = await toldOf('hazard:hazard-again');
    expect(told.filter(([, what]) => what === 'survey')).toHaveLength(1);
  });

  it('is refused by name where its facts cannot be true', async () => {
    const cases: [Partial<HazardFacts>, string][] = [
      [{ department: 'nobody' }, 'unknown-department'],
      [{ foodGrade: 'A' }, 'grade-without-food'],
      [{ territory: TOWNS.westOne }, 'territory-elsewhere'],
      [{ place: [119.6, 31.2] }, 'outside-area'],
      [{ stock: [...FACTS.stock, ...FACTS.stock] }, 'substance-twice'],
      [{ outline: bowTie() }, 'outline-unusable'],
      [{ outline: squareOf(0.001, [121.3, 31.5]) }, 'place-off-outline'],
    ];
    for (const [facts, error] of cases) {
      expect((await refusal(survey('untrue', facts))).slice(0, 2)).toEqual([422, error]);
    }
    expect((await keeper('/api/hazard-files/untrue')).status).toBe(404);
    await answer(survey('steps'));
    await answer(step('steps', 1, 'register'));
    const wrong = { assessment: { ...ORANGE, likelihood: 4 } };
    expect((await refusal(step('steps', 2, 'assess', wrong))).slice(0, 2)).toEqual([
      ...[422, 'unknown-step'],
    ]);
  });

  it('takes no field it does not know, and names the one it misses', async () => {
    const unknown = { ...FACTS, role: 'administrator' };
    const asked = await send('POST', '/api/hazard-files', { id: 'closed', facts: unknown });
    expect(asked.status).toBe(400);
    expect(JSON.stringify(await asked.json())).toContain('role');
    await answer(survey('fields'));
    const { message } = (await (await step('fields', 1, 'assess')).json()) as { message: string };
    expect(message).toContain('assessment');
  });

  it('of another county is not there', async () => {
    await answer(survey('east-only'));
    for (const asked of [
      west('/api/hazard-files/east-only'),
      inspect('east-only', 1, west),
      step('east-only', 1, 'register', {}, west),
      send('PUT', '/api/hazard-files/east-only', { basedOn: 1, facts: westFacts() }, west),
      find('stray', 'east-only', west),
    ]) {
      expect((await refusal(asked))[0]).toBe(404);
    }
    expect((await refusal(survey('smuggled', {}, west))).slice(0, 2)).toEqual([
      ...[422, 'outside-area'],
    ]);
  });

  it('that was closed leaves the map, and its file stays', async () => {
    await answer(survey('ended'));
    await answer(step('ended', 1, 'close'));
    const registers = await answer<Registers>(keeper('/api/registers'));
    expect(registers.hazards.map(({ id }) => id)).not.toContain('ended');
    expect((await fileOf('ended')).file.state).toBe('closed');
  });
});

const westFacts = () => ({ ...FACTS, place: middleOf(TOWNS.westOne), territory: TOWNS.westOne });
/** A square about the place of FACTS or another, half a side in degrees. */
const squareOf = (half: number, [lon, lat] = FACTS.place): HazardFacts['outline'] => {
  const at = (x: number, y: number): [number, number] => [
    Number((lon + x * half).toFixed(7)),
    Number((lat + y * half).toFixed(7)),
  ];
  return {
    type: 'Polygon',
    coordinates: [[at(-1, -1), at(1, -1), at(1, 1), at(-1, 1), at(-1, -1)]],
  };
};

describe('the ground of a hazard', () => {
  const path = '/api/hazard-files/hazard-drawn';
  const redraw = (basedOn: number, outline: HazardFacts['outline']) =>
    send('PUT', path, { basedOn, facts: { ...FACTS, outline } });

  it('art. 10: is redrawn by version, and every earlier one can be taken back', async () => {
    await answer(send('POST', '/api/hazard-files', { id: 'hazard-drawn', facts: FACTS }));
    const drawn = await answer<HazardFile>(redraw(1, squareOf(0.001)));
    expect(drawn).toMatchObject({ version: 2, form: 'area', outline: squareOf(0.001) });
    await answer(redraw(2, squareOf(0.002)));
    const earlier = await answer<EarlierOutline[]>(keeper(`${path}/outlines`));
    expect(earlier).toMatchObject([
      { version: 2, outline: squareOf(0.001), replacedBy: keeper.id },
      { version: 1, outline: null },
    ]);
    const back = await answer<HazardFile>(redraw(3, earlier[0]!.outline));
    expect(back).toMatchObject({ version: 4, outline: squareOf(0.001) });
    const { entries } = await answer<JournalPage>(keeper('/api/journal?after=0&limit=500'));
    const told = entries.filter(
      ({ subject, kind }) => subject === 'hazard:hazard-drawn' && kind === 'hazard.changed',
    );
    expect(told.map(({ data }) => data.what)).toEqual(['survey', 'redraw', 'redraw', 'redraw']);
  });

  it('keeps no earlier outline of a change that leaves it as it is', async () => {
    await answer(
      send('PUT', path, {
        basedOn: 4,
        facts: { ...FACTS, outline: squareOf(0.001), name: '改名' },
      }),
    );
    expect(await answer<EarlierOutline[]>(keeper(`${path}/outlines`))).toHaveLength(3);
  });

  it('shows its earlier outlines to nobody of another county', async () => {
    expect(await answer<EarlierOutline[]>(west(`${path}/outlines`))).toEqual([]);
  });

  it('tells the grids a drawn area reaches into and the people in those parts', async () => {
    const asked = send('POST', '/api/places/question', { outline: squareOf(0.01) });
    const { grids, population } = await answer<PlaceAnswer>(asked);
    expect(grids.total).toBe(grids.items.length);
    expect(grids.items[0]?.code.startsWith(TOWNS.eastOne)).toBe(true);
    const parts = grids.items.map((one) => (one.population === '<10' ? 5 : one.population));
    const sum = parts.reduce((total, part) => total + part, 0);
    expect(Math.abs(sum - Number(population))).toBeLessThanOrEqual(5 * grids.total);
  });
});

const bowTie = (): HazardFacts['outline'] => {
  const [lon, lat] = FACTS.place;
  const ring = [
    [lon, lat],
    [lon + 0.001, lat + 0.001],
    [lon + 0.001, lat],
    [lon, lat + 0.001],
    [lon, lat],
  ] as [number, number][];
  return { type: 'Polygon', coordinates: [ring] };
};

const find = (id: string, hazard: string, by: Caller = keeper) =>
  send('POST', '/api/dangers', { id, hazard, origin: 'inspection', finding: '护栏缺失' }, by);
const act = (id: string, basedOn: number, name: string, more = {}, by: Caller = keeper) =>
  send('POST', `/api/dangers/${id}/steps`, { basedOn, step: name, ...more }, by);
const fiveElements = (days: number) => ({
  rectification: {
    ...{ responsibleUnit: '示例建设001', post: 'safety', measures: '加装护栏', fundsYuan: 20_000 },
    deadline: new Date(server.clock.now() + days * DAY).toISOString(),
    contingency: '停止作业并设警戒',
  },
});
const MINUTES_A_DAY = 1_440;
const openDangers = () => answer<Danger[]>(keeper('/api/dangers'));

/** A danger with a notice of so many days; its version is then 3. */
async function notified(id: string, severity: 'general' | 'major', days: number) {
  await answer(find(id, 'chemical-east'));
  await answer(act(id, 1, 'grade', { severity }));
  return answer<Danger>(act(id, 2, 'notify', fiveElements(days)));
}

describe('a hidden danger', () => {
  it('art. 18: at a building site is rectified, reviewed by another account and struck off', async () => {
    await answer(survey('site', { class: 'construction', stock: [], exposure: null }));
    await answer(find('railing', 'site'));
    await answer(act('railing', 1, 'grade', { severity: 'general' }));
    await answer(act('railing', 2, 'notify', fiveElements(7)));
    await answer(act('railing', 3, 'rectify'));
    expect(await refusal(act('railing', 4, 'pass'))).toEqual([422, 'same-account']);
    await answer(act('railing', 4, 'pass', {}, other));
    const done = await answer<Danger>(act('railing', 5, 'close'));
    expect(done).toMatchObject({ state: 'closed', rectifiedBy: keeper.id, reviewedBy: other.id });
    expect((await openDangers()).map(({ id }) => id)).not.toContain('railing');
    expect((await toldOf('danger:railing')).map(([, said]) => said)).toEqual([
      ...['find', 'grade', 'notify', 'rectify', 'pass', 'close'],
    ]);
    const files = await answer<HazardSummary[]>(keeper('/api/hazard-files'));
    expect(files.filter((file) => file.class === 'construction').map(({ id }) => id)).toEqual([
      'site',
    ]);
  });

  it('lies where its hazard lies, also after that was moved to another town', async () => {
    await answer(survey('moved'));
    await answer(find('drip', 'moved'));
    const facts = { ...FACTS, place: middleOf(TOWNS.eastTwo), territory: TOWNS.eastTwo };
    await answer(send('PUT', '/api/hazard-files/moved', { basedOn: 1, facts }));
    const seenFrom = async (area: string) => {
      const by = await server.as('coordinator', { area });
      const dangers = await answer<Danger[]>(by('/api/dangers'));
      return dangers.some(({ id }) => id === 'drip');
    };
    expect([await seenFrom(TOWNS.eastOne), await seenFrom(TOWNS.eastTwo)]).toEqual([false, true]);
    const desk = await server.as('coordinator', { area: TOWNS.eastTwo });
    expect((await act('drip', 1, 'grade', { severity: 'general' }, desk)).status).toBe(200);
  });

  it('needs all five elements before the notice goes out', async () => {
    await answer(find('elements', 'chemical-east'));
    await answer(act('elements', 1, 'grade', { severity: 'major' }));
    const { contingency: _, ...four } = fiveElements(3).rectification;
    expect((await act('elements', 2, 'notify', { rectification: four })).status).toBe(400);
    expect((await refusal(act('elements', 2, 'notify', fiveElements(-1)))).slice(0, 2)).toEqual([
      ...[422, 'deadline-past'],
    ]);
  });

  it('is recorded once when the answer was lost and it is sent again, and is told once', async () => {
    const json = { id: 'again', hazard: 'chemical-east', origin: 'inspection', finding: '渗漏' };
    const headers = { 'idempotency-key': 'the-same-find' };
    const sent = () => keeper('/api/dangers', { method: 'POST', json, headers });
    const [first, second] = await Promise.all([answer<Danger>(sent()), answer<Danger>(sent())]);
    expect(second).toEqual(first);
    expect((await keeper('/api/dangers', { method: 'POST', json })).status).toBe(409);
    expect(await refusal(find('again', 'chemical-east'))).toEqual([409, 'danger-exists']);
    expect(await toldOf('danger:again')).toEqual([['danger.changed', 'find']]);
    const graded = await answer<Danger>(act('again', 1, 'grade', { severity: 'general' }));
    expect(await answer<Danger>(sent())).toEqual(graded);
  });

  it('holds up the end of its hazard', async () => {
    await answer(survey('held'));
    await answer(find('holding', 'held'));
    expect((await refusal(step('held', 1, 'close'))).slice(0, 2)).toEqual([422, 'dangers-open']);
    expect((await summaryOf('held')).openDangers).toBe(1);
  });

  it('is moved on once when two do it at once', async () => {
    await answer(find('twice', 'chemical-east'));
    const both = await Promise.all([
      act('twice', 1, 'grade', { severity: 'major' }),
      act('twice', 1, 'grade', { severity: 'general' }, other),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('art. 12: that is major escalates once after its deadline, and may then be removed by the authority', async () => {
    const listed = await notified('leak', 'major', 3);
    await notified('small', 'general', 3);
    expect(listed.supervisedAt).not.toBeNull();
    expect(await refusal(act('leak', 3, 'remove'))).toEqual([422, 'not-escalated']);
    const evaluate = () => server.services.telemetry.evaluate();
    server.clock.advance(3 * DAY);
    await evaluate();
    await signIn();
    expect((await openDangers()).find(({ id }) => id === 'leak')!.escalatedAt).toBeNull();
    server.clock.advance(60_000);
    await evaluate();
    server.clock.advance(60_000);
    await evaluate();
    const dangers = await openDangers();
    expect(dangers.find(({ id }) => id === 'leak')).toMatchObject({ version: 4, changedBy: null });
    expect(dangers.find(({ id }) => id === 'leak')!.escalatedAt).not.toBeNull();
    expect(dangers.find(({ id }) => id === 'small')!.escalatedAt).toBeNull();
    const told = await toldOf('danger:leak');
    expect(told.filter(([kind]) => kind === 'danger.escalated')).toHaveLength(1);
    const removed = await answer<Danger>(act('leak', 4, 'remove'));
    expect(removed).toMatchObject({ state: 'rectified', removedByAuthority: true });
    expect(await answer<Danger>(act('leak', 5, 'fail', {}, other))).toMatchObject({
      ...{ state: 'graded', escalatedAt: dangers.find(({ id }) => id === 'leak')!.escalatedAt },
    });
    const again = await answer<Danger>(act('leak', 6, 'notify', fiveElements(3)));
    expect(again.escalatedAt).not.toBeNull();
    expect(await answer<Danger>(act('leak', 7, 'remove'))).toMatchObject({ state: 'rectified' });
  });

  it('art. 12: falsely reported done escalates when its review fails, and is not graded away', async () => {
    await notified('false', 'major', 10 / MINUTES_A_DAY);
    await answer(act('false', 3, 'rectify'));
    server.clock.advance(11 * 60_000);
    await server.services.telemetry.evaluate();
    await answer(act('false', 4, 'fail', {}, other));
    server.clock.advance(60_000);
    await server.services.telemetry.evaluate();
    const failed = (await openDangers()).find(({ id }) => id === 'false')!;
    expect(failed).toMatchObject({ state: 'graded', version: 6, gradedBy: keeper.id });
    expect(failed.escalatedAt).not.toBeNull();
    const lower = { severity: 'general', reason: '复核后不构成重大隐患' };
    const own = await refusal(act('false', 6, 'grade', lower));
    expect(own.slice(0, 2)).toEqual([422, 'lowering-same-account']);
    const unsaid = await refusal(act('false', 6, 'grade', { severity: 'general' }, other));
    expect(unsaid.slice(0, 2)).toEqual([422, 'lowering-reason-missing']);
    const lowered = await answer<Danger>(act('false', 6, 'grade', lower, other));
    expect(lowered).toMatchObject({ severity: 'general', supervisedAt: null, gradedBy: other.id });
    const unfit = await act('false', 7, 'notify', { ...fiveElements(3), reason: '无' });
    expect(unfit.status).toBe(400);
    const told = await toldOf('danger:false');
    expect(told.filter(([kind]) => kind === 'danger.escalated')).toHaveLength(1);
  });
});
