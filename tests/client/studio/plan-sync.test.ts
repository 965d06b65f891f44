import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveStore } from '../../../client/store/live-store.ts';
import { present } from '../../../client/studio/session/drawing.ts';
import { planStore } from '../../../client/studio/session/plan-store.ts';
import {
  closePlan,
  openPlan,
  perform,
  tookStep,
} from '../../../client/studio/session/plan-sync.ts';
import { tryEdit } from '../../../client/studio/tools/perform-edit.ts';
import { setStudio, studioStore } from '../../../client/studio/tools/studio-store.ts';
import type { Me } from '../../../shared/model/account.ts';
import type { GridPlanFile } from '../../../shared/wire/grid-plans.ts';
import { answerTo, fileWith, planWith, rename, splitOf } from '../../support/client/plan-file.ts';
import { gridOf, TOWNS } from '../../support/small-coverage.ts';

const [one, two] = [gridOf(TOWNS.eastOne, 1), gridOf(TOWNS.eastOne, 2)];

/** Every request that waits, answered by the test in any order. */
let asked: {
  method: string;
  key: string | null;
  answer: (body: unknown, status?: number) => Promise<void>;
}[];
const settle = () => new Promise((done) => setTimeout(done, 0));

beforeEach(() => {
  asked = [];
  const kept = new Map<string, string>();
  vi.stubGlobal('window', { location: { pathname: '/studio' } });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('fetch', (_path: string, { method = 'GET', headers }: RequestInit) => {
    const key = new Headers(headers).get('idempotency-key');
    return new Promise<Response>((respond) => {
      const answer = (body: unknown, status = 200) => {
        respond(Response.json(body, { status }));
        return settle().then(() => undefined);
      };
      asked.push({ method, key, answer });
    });
  });
});
afterEach(() => {
  closePlan();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const session = () => planStore.getState().session!;
const methods = () => asked.map(({ method }) => method);

async function open(file: GridPlanFile): Promise<void> {
  const opened = openPlan('plan-1');
  await asked[0]!.answer(file);
  await opened;
}

describe('an open plan and the server', () => {
  it('read only when what was sent is answered: an edit is never there twice', async () => {
    await open(fileWith());
    const before = session();
    perform({ kind: 'edit', edit: splitOf(one, 'new-1') });
    tookStep(session().file.plan);
    await settle();
    expect(methods()).toEqual(['GET', 'POST']);
    await asked[1]!.answer(answerTo(before, splitOf(one, 'new-1')));
    expect(methods()).toEqual(['GET', 'POST', 'GET']);
    await asked[2]!.answer(fileWith(splitOf(one, 'new-1')));
    expect(session()).toMatchObject({ queue: [], returned: [] });
    expect(session().shown.edits).toHaveLength(1);
  });

  it('send only when what is read is here: an edit is never taken back by it', async () => {
    await open(fileWith());
    tookStep(session().file.plan);
    const before = session();
    perform({ kind: 'edit', edit: rename('河东') });
    expect(methods()).toEqual(['GET', 'GET']);
    await asked[1]!.answer(fileWith());
    expect(methods()).toEqual(['GET', 'GET', 'POST']);
    await asked[2]!.answer(answerTo(before, rename('河东')));
    expect(present(session().confirmed).grids.get(one)!.name).toBe('河东');
  });

  it('take what others drew before an act that had come already was answered again', async () => {
    await open(fileWith());
    perform({ kind: 'edit', edit: rename('河东') });
    const { edit } = answerTo(session(), rename('河东'));
    const plan = planWith({ revision: 2, cursor: 2, edits: 2 });
    await asked[1]!.answer({ plan, edit });
    await asked[2]!.answer(fileWith(rename('河东'), splitOf(two, 'new-1')));
    expect(present(session().shown).grids.has('new-1')).toBe(true);
  });

  it('draw on the grids a plan was moved onto', async () => {
    await open(fileWith());
    const baseAt = '2026-11-23T06:00:00.000Z';
    const file = fileWith();
    const [first, second] = file.base;
    tookStep({ ...file.plan, revision: 1, baseAt });
    await asked[1]!.answer({
      ...file,
      plan: { ...file.plan, revision: 1, baseAt },
      base: [{ ...first, name: '新名' }, second],
    });
    expect(present(session().shown).grids.get(one)!.name).toBe('新名');
  });

  it('try a reading again that failed after another drew elsewhere', async () => {
    await open(fileWith());
    perform({ kind: 'edit', edit: rename('河东') });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const flush = () => vi.advanceTimersByTimeAsync(1);
    const details = { contested: [] };
    void asked[1]!.answer({ error: 'plan-changed', message: '', details }, 412);
    await flush();
    void asked[2]!.answer({ error: 'busy', message: '' }, 503);
    await flush();
    expect(methods()).toEqual(['GET', 'POST', 'GET']);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST']);
  });

  it('undo once what was undone before its answer was lost, and return nothing', async () => {
    const edits = [rename('甲'), rename('乙')];
    const file = fileWith(...edits);
    await open(file);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    perform({ kind: 'undo' });
    void asked[1]!.answer({ error: 'outcome-unknown', message: '' }, 503);
    await vi.advanceTimersByTimeAsync(3_001);
    const [, first, again] = asked;
    expect(first!.key).toMatch(/^[0-9A-Za-z-]{8,64}$/);
    expect(again!.key).toBe(first!.key);
    const plan = planWith({ revision: 3, cursor: 1, edits: 2 });
    void again!.answer({ plan, edit: file.edits[1] });
    await vi.advanceTimersByTimeAsync(1);
    expect(session()).toMatchObject({ queue: [], returned: [], file: { plan: { cursor: 1 } } });
    expect(present(session().shown).grids.get(one)!.name).toBe('甲');
  });

  it('say nothing to each other where there is nothing to undo', async () => {
    await open(fileWith());
    perform({ kind: 'undo' });
    expect(methods()).toEqual(['GET']);
    expect(session().queue).toEqual([]);
  });
});

describe('an edit that is drawn', () => {
  it('takes the mark away of the one before it that could not be', async () => {
    await open(fileWith());
    liveStore.setState({ me: { role: 'analyst' } as Me });
    setStudio({ refused: 'no-such-grid', marked: [120.3, 31.5] });
    expect(tryEdit(() => splitOf(one, 'new-1'))).toBe(true);
    expect(studioStore.getState()).toMatchObject({ refused: null, marked: null });
  });
});
