import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enqueued } from '../../../client/unit/outbox.ts';
import type { DispatchState } from '../../../shared/model/dispatch.ts';
import type { UnitTask } from '../../../shared/wire/unit-task.ts';
import { dispatch } from '../../support/client/command.ts';

const AT = '2026-11-22T06:00:00.000Z';
const UNIT = {
  id: 'engine-1',
  callSign: '锡消101',
  type: 'fire-engine',
  inService: true,
  synthetic: true,
} as const;

/** The server as the page sees it: what it was sent, and how it answers. */
let isThere: boolean;
let isPaired: boolean;
let refuses: (state: string) => boolean;
let sent: { path: string; key: string | null; state?: string; text?: string }[];
let state: DispatchState;
let source: UnitTask['where']['source'];
let withdrawn: number;
let refusesPhotos: boolean;
/** What lies on the device. */
const shelf = new Map<string, Blob>();
let isShelfShut: (key: string) => boolean;
vi.mock('../../../client/unit/photo-shelf.ts', () => ({
  photoOf: async (key: string) => {
    if (isShelfShut(key)) throw new Error('the connection is closing');
    return shelf.get(key) ?? null;
  },
  dropPhoto: async (key: string) => void shelf.delete(key),
  dropPhotos: async () => shelf.clear(),
  keepPhoto: async () => true,
}));
const task = (): UnitTask => ({
  ...{ at: AT, unit: UNIT, where: { place: [120.3, 31.5], at: AT, source } },
  task: {
    ...{ dispatch: dispatch({ id: 'task', state }), kind: 'fire', place: [120.3, 31.6], photos: 0 },
    way: {
      ...{ byRoad: false, metres: 1_000, minutes: 3 },
      travel: { source: 'straight-line', at: AT, failure: null },
    },
  },
});
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const answer = async (path: string, init: RequestInit = {}): Promise<Response> => {
  if (!isThere) throw new TypeError('no line');
  if (!isPaired) return json(401, { error: 'not-signed-in', message: '' });
  if (init.method === 'DELETE') {
    withdrawn += 1;
    source = 'base';
    return new Response(null, { status: 204 });
  }
  if (init.method !== 'POST') return json(200, task());
  if (init.body instanceof Blob) {
    sent.push({ path, key: new Headers(init.headers).get('idempotency-key') });
    if (refusesPhotos) return json(422, { error: 'photo-unreadable', message: '' });
    return new Response(null, { status: 204 });
  }
  const body = JSON.parse(String(init.body)) as { state?: DispatchState; text?: string };
  sent.push({ path, key: new Headers(init.headers).get('idempotency-key'), ...body });
  if (body.state && refuses(body.state)) {
    return json(409, { error: 'dispatch-wrong-step', message: '' });
  }
  if (body.state) state = body.state;
  return json(200, {});
};

const load = async () => {
  const { catchUp } = await import('../../../client/unit/follow-unit.ts');
  const press = await import('../../../client/unit/press.ts');
  const { unitStore } = await import('../../../client/unit/unit-store.ts');
  return { catchUp, ...press, unitStore };
};

let kept: Map<string, string>;
beforeEach(() => {
  vi.resetModules();
  [isThere, isPaired, sent, state] = [true, true, [], 'assigned'];
  refuses = () => false;
  [source, withdrawn, refusesPhotos] = ['base', 0, false];
  shelf.clear();
  isShelfShut = () => false;
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  vi.stubGlobal('window', { location: { pathname: '/unit' } });
  vi.stubGlobal('fetch', answer);
});
afterEach(() => vi.unstubAllGlobals());

describe('a unit’s page', () => {
  it('keeps what is pressed without a line, also over a restart, and sends it in order', async () => {
    const before = await load();
    before.catchUp();
    await vi.waitFor(() => expect(before.unitStore.getState().line).toBe('there'));
    isThere = false;
    before.pressStep('task', 'acknowledged', null);
    before.pressNote('task', '北门堵塞');
    before.pressStep('task', 'enroute', null);
    await vi.waitFor(() => expect(before.unitStore.getState().line).toBe('lost'));
    expect(sent).toEqual([]);
    vi.resetModules();
    const after = await load();
    const waiting = after.unitStore.getState().outbox.waiting.map(({ key }) => key);
    expect(waiting).toHaveLength(3);
    expect(after.unitStore.getState().task?.unit.callSign).toBe('锡消101');
    isThere = true;
    after.catchUp();
    await vi.waitFor(() => expect(after.unitStore.getState().line).toBe('there'));
    expect(sent.map(({ key }) => key)).toEqual(waiting);
    expect(sent.map((act) => act.state ?? act.text)).toEqual([
      'acknowledged',
      '北门堵塞',
      'enroute',
    ]);
    expect(after.unitStore.getState().outbox.waiting).toEqual([]);
  });

  it('gives back what was refused with the reason, and goes on with the rest', async () => {
    const { pressStep, pressNote, unitStore, dismiss } = await load();
    refuses = (step) => step === 'onscene';
    pressStep('task', 'onscene', null);
    pressNote('task', '东门可通行');
    await vi.waitFor(() => expect(unitStore.getState().outbox.waiting).toEqual([]));
    const [returned] = unitStore.getState().outbox.returned;
    expect(returned).toMatchObject({ refusal: { error: 'dispatch-wrong-step' } });
    expect(sent).toHaveLength(2);
    dismiss(returned!.act.key);
    expect(unitStore.getState().outbox.returned).toEqual([]);
  });

  describe('photos', () => {
    const waiting = (key: string) => ({
      ...{ key, kind: 'photo' as const },
      body: { dispatch: 'task', happenedAt: AT },
    });
    const take = async (keys: string[]) => {
      const page = await load();
      for (const key of keys) {
        shelf.set(key, new Blob([key], { type: 'image/jpeg' }));
        page.unitStore.setState(({ outbox }) => ({ outbox: enqueued(outbox, waiting(key)) }));
      }
      return page;
    };

    it('wait without a line, and a step that came after them goes first', async () => {
      const { pressStep, catchUp, unitStore } = await take(['photo-one', 'photo-two']);
      isThere = false;
      pressStep('task', 'acknowledged', null);
      await vi.waitFor(() => expect(unitStore.getState().line).toBe('lost'));
      expect(unitStore.getState().outbox.waiting).toHaveLength(3);
      isThere = true;
      catchUp();
      await vi.waitFor(() => expect(unitStore.getState().outbox.waiting).toEqual([]));
      expect(sent.map(({ path }) => path.split('?')[0])).toEqual([
        '/api/unit/steps',
        '/api/unit/photos',
        '/api/unit/photos',
      ]);
      expect(sent.slice(1).map(({ key }) => key)).toEqual(['photo-one', 'photo-two']);
      expect(shelf.size).toBe(0);
    });

    it('come back with the reason when they are refused, or are not on the device any more', async () => {
      const { catchUp, unitStore } = await take(['bad', 'gone']);
      shelf.delete('gone');
      refusesPhotos = true;
      catchUp();
      await vi.waitFor(() => expect(unitStore.getState().outbox.returned).toHaveLength(2));
      const errors = unitStore.getState().outbox.returned.map(({ refusal }) => refusal.error);
      expect(errors).toEqual(['photo-unreadable', 'photo-lost']);
      expect(shelf.size).toBe(0);
    });

    it('wait on while the device does not give them out, and hold up no other', async () => {
      const { catchUp, unitStore } = await take(['shut', 'open']);
      isShelfShut = (key) => key === 'shut';
      catchUp();
      await vi.waitFor(() => expect(sent.map(({ key }) => key)).toEqual(['open']));
      await vi.waitFor(() => expect(unitStore.getState().outbox.waiting).toHaveLength(1));
      expect(unitStore.getState().outbox).toMatchObject({
        waiting: [{ key: 'shut' }],
        returned: [],
      });
      expect([...shelf.keys()]).toEqual(['shut']);
      isShelfShut = () => false;
      catchUp();
      await vi.waitFor(() => expect(sent.map(({ key }) => key)).toEqual(['open', 'shut']));
      await vi.waitFor(() => expect(shelf.size).toBe(0));
      expect(unitStore.getState().outbox).toEqual({ waiting: [], returned: [] });
    });

    it('leave the device with the unit', async () => {
      const { unitStore } = await take(['photo-one']);
      const { forgetUnit } = await import('../../../client/unit/unit-store.ts');
      forgetUnit();
      expect([unitStore.getState().outbox.waiting, shelf.size]).toEqual([[], 0]);
    });
  });

  it('has the server forget where it was when the team shares that no longer', async () => {
    const { catchUp, unitStore } = await load();
    source = 'page';
    unitStore.setState({ shares: true });
    catchUp();
    await vi.waitFor(() => expect(unitStore.getState().task).not.toBeNull());
    expect(withdrawn).toBe(0);
    unitStore.setState({ shares: false });
    catchUp();
    await vi.waitFor(() => expect(withdrawn).toBe(1));
  });

  it('that was cut shows no task any more, and still has what was pressed', async () => {
    const { pressStep, catchUp, unitStore } = await load();
    catchUp();
    await vi.waitFor(() => expect(unitStore.getState().task).not.toBeNull());
    isPaired = false;
    pressStep('task', 'acknowledged', null);
    await vi.waitFor(() => expect(unitStore.getState().line).toBe('unpaired'));
    expect(unitStore.getState().task).toBeNull();
    expect(unitStore.getState().outbox.waiting).toHaveLength(1);
    expect([...kept.values()].join()).not.toContain('示例厂房起火');
  });
});
