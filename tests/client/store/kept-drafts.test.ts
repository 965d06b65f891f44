import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createKeptDrafts, goneDrafts, keepForAccount } from '../../../client/store/kept-drafts.ts';
import type { LiveState } from '../../../client/store/live-store.ts';

const NINE = Date.parse('2026-11-30T01:00:00.000Z');
const MINUTE_MS = 60_000;
const PLAN = 'emergency-plan:plan-1';
const FROM = { version: 3 };
const START = { basis: '示例依据', tasks: [] };
const WRITTEN = { ...START, basis: '另一依据' };

function setUp() {
  const page = { held: 0, now: NINE };
  const drafts = createKeptDrafts({
    hold() {
      page.held += 1;
      return () => {
        page.held -= 1;
      };
    },
    now: () => page.now,
  });
  return { page, drafts, dropped: () => drafts.store.getState().dropped };
}

describe('a form that somebody has begun', () => {
  it('is kept with what it rests on, and since when, however often it changes', () => {
    const { page, drafts } = setUp();
    drafts.keep(PLAN, FROM, WRITTEN, START);
    page.now += MINUTE_MS;
    drafts.keep(PLAN, FROM, { ...WRITTEN, tasks: ['警戒'] }, START);
    expect(drafts.of(PLAN)).toEqual({
      from: FROM,
      value: { ...WRITTEN, tasks: ['警戒'] },
      begun: NINE,
    });
    expect(drafts.of('emergency-plan:plan-2')).toBeUndefined();
  });

  it('holds the page until it says again what it began with', () => {
    const { page, drafts } = setUp();
    drafts.keep(PLAN, FROM, START, START);
    expect(page.held).toBe(0);
    drafts.keep(PLAN, FROM, WRITTEN, START);
    drafts.keep(PLAN, FROM, { ...WRITTEN, tasks: ['警戒'] }, START);
    expect(page.held).toBe(1);
    drafts.keep(PLAN, FROM, { ...START }, START);
    expect(drafts.of(PLAN)).toBeUndefined();
    expect(page.held).toBe(0);
  });

  it('holds the page as long as another is begun', () => {
    const { page, drafts } = setUp();
    drafts.keep(PLAN, FROM, WRITTEN, START);
    drafts.keep('event:new', null, { name: '灯会' }, { name: '' });
    drafts.sent(PLAN);
    expect(page.held).toBe(1);
    drafts.discard('event:new');
    expect(page.held).toBe(0);
  });

  it('is put away as it is once it was sent, and begins anew where it is discarded', () => {
    const { drafts, dropped } = setUp();
    drafts.keep(PLAN, FROM, WRITTEN, START);
    drafts.sent(PLAN);
    expect([drafts.of(PLAN), dropped()]).toEqual([undefined, 0]);
    drafts.keep(PLAN, FROM, WRITTEN, START);
    drafts.discard(PLAN);
    expect([drafts.of(PLAN), dropped()]).toEqual([undefined, 1]);
  });
});

describe('what an account has begun', () => {
  type Who = Pick<LiveState, 'status' | 'me'>;
  const person = (id: string) => ({ id }) as NonNullable<LiveState['me']>;

  function begunBy(me: Who['me']) {
    const { page, drafts, dropped } = setUp();
    const live = createStore<Who>(() => ({ status: 'live', me }));
    keepForAccount(drafts, live);
    drafts.keep(PLAN, FROM, WRITTEN, START);
    return { page, drafts, live, isKept: () => drafts.of(PLAN) !== undefined, dropped };
  }

  it('is out of sight when its session ends, and there again when it signs in', () => {
    const { page, live, isKept, dropped } = begunBy(person('analyst-1'));
    live.setState({ status: 'not-live' });
    live.setState({ status: 'live', me: person('analyst-1') });
    expect(isKept()).toBe(true);
    live.setState({ status: 'signed-out' });
    expect([isKept(), page.held, dropped()]).toEqual([false, 1, 1]);
    live.setState({ status: 'connecting' });
    expect(isKept()).toBe(false);
    live.setState({ me: person('analyst-1') });
    expect([isKept(), page.held, dropped()]).toEqual([true, 1, 2]);
  });

  it('is gone when somebody else signs in after it', () => {
    const { page, live, isKept } = begunBy(person('analyst-1'));
    live.setState({ status: 'signed-out' });
    live.setState({ status: 'connecting', me: person('analyst-2') });
    expect([isKept(), page.held]).toEqual([false, 0]);
    live.setState({ me: person('analyst-1') });
    expect(isKept()).toBe(false);
  });

  it('is gone from where it was set aside when it signs out by itself', () => {
    const { page, drafts, live, isKept } = begunBy(person('analyst-1'));
    live.setState({ status: 'signed-out' });
    drafts.dropAll();
    expect(page.held).toBe(0);
    live.setState({ me: person('analyst-1') });
    expect(isKept()).toBe(false);
  });

  it('is gone when somebody else is there', () => {
    const { live, isKept } = begunBy(person('analyst-1'));
    live.setState({ me: person('analyst-2') });
    expect(isKept()).toBe(false);
  });

  it('stays when the page first learns who is there', () => {
    const { live, isKept } = begunBy(null);
    live.setState({ me: person('analyst-1') });
    expect(isKept()).toBe(true);
  });
});

it('What was begun about a thing that somebody else has ended is found once it is known what there is', () => {
  const { drafts } = setUp();
  const begun = ['rule:gas-west', 'rule:gas-west:2', 'rule:gas-east', 'rule:new', 'event:gas-west'];
  for (const about of begun) drafts.keep(about, FROM, WRITTEN, START);
  const gone = (known: string[] | null) =>
    goneDrafts(drafts.store.getState().drafts, 'rule', known).map(([about]) => about);
  expect(gone(null)).toEqual([]);
  expect(gone(['gas-west', 'gas-east'])).toEqual([]);
  expect(gone(['gas-east'])).toEqual(['rule:gas-west', 'rule:gas-west:2']);
});
