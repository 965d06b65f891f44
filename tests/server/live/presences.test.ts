import { describe, expect, it } from 'vitest';
import { readPresence } from '../../../server/live/presence-message.ts';
import { createPresences } from '../../../server/live/presences.ts';
import type { Receiver } from '../../../server/live/receiver.ts';
import { readShared } from '../../../server/live/share-presences.ts';
import type { OwnPresence, Presence } from '../../../shared/wire/protocol.ts';

const INTERVAL_MS = 50;
const GRID = '320205001001001';
const at = (plan: string | null, selection: string[] = []): OwnPresence => ({
  ...{ plan, at: [120.3, 31.5], selection, editing: [] },
});

const room = () => {
  const receivers: Receiver[] = [];
  let now = 0;
  const asked: string[] = [];
  const shared: [plan: string, word: Presence][] = [];
  const presences = createPresences({
    all: () => receivers,
    async maySee({ caller }, plan) {
      asked.push(`${caller.id} ${plan}`);
      return caller.id !== 'stranger';
    },
    monotonic: () => now,
    intervalMs: INTERVAL_MS,
    share: (plan, word) => shared.push([plan, word]),
  });
  const enter = (id: string, writable = true) => {
    const heard: Presence[] = [];
    const receiver = {
      socket: { id: `screen-${id}`, emit: (_event: string, word: Presence) => heard.push(word) },
      line: { isWritable: () => writable },
      caller: { kind: 'account', id, name: id },
    } as unknown as Receiver;
    receivers.push(receiver);
    return { receiver, heard };
  };
  return { presences, enter, asked, shared, pass: (ms: number) => (now += ms) };
};

describe('presences', () => {
  it('reach those in the same plan, and nobody else', async () => {
    const { presences, enter } = room();
    const [one, two, other] = [enter('one'), enter('two'), enter('other')];
    await presences.hear(two.receiver, at('plan-a'));
    await presences.hear(other.receiver, at('plan-b'));
    await presences.hear(one.receiver, at('plan-a', [GRID]));
    expect(two.heard).toMatchObject([
      { plan: 'plan-a', screen: 'screen-one', actor: 'one', selection: [GRID] },
    ]);
    expect([one.heard, other.heard]).toEqual([[], []]);
  });

  it('are dropped when they come too soon, or when the other’s line is full', async () => {
    const { presences, enter, pass } = room();
    const [one, two, stuck] = [enter('one'), enter('two'), enter('stuck', false)];
    for (const { receiver } of [stuck, two, one]) await presences.hear(receiver, at('plan-a'));
    await presences.hear(one.receiver, at('plan-a', [GRID]));
    expect(two.heard).toHaveLength(1);
    pass(INTERVAL_MS);
    await presences.hear(one.receiver, at('plan-a', [GRID]));
    expect(two.heard.map(({ selection }) => selection)).toEqual([[], [GRID]]);
    expect(stuck.heard).toEqual([]);
  });

  it('are asked about once a plan, and not passed on for whoever may not see it', async () => {
    const { presences, enter, asked, pass } = room();
    const [stranger, one] = [enter('stranger'), enter('one')];
    await presences.hear(one.receiver, at('plan-a'));
    await presences.hear(stranger.receiver, at('plan-a'));
    pass(INTERVAL_MS);
    await presences.hear(one.receiver, at('plan-a'));
    expect([stranger.heard, one.heard]).toEqual([[], []]);
    expect(asked).toEqual(['one plan-a', 'stranger plan-a']);
  });

  it('end for whoever left before he was let in', async () => {
    const { presences, enter } = room();
    const [one, two] = [enter('one'), enter('two')];
    await presences.hear(two.receiver, at('plan-a'));
    const entering = presences.hear(one.receiver, at('plan-a'));
    await presences.hear(one.receiver, at(null));
    await entering;
    expect(two.heard).toEqual([]);
  });

  it('end with leaving the plan, and with the screen', async () => {
    const { presences, enter } = room();
    const [one, two] = [enter('one'), enter('two')];
    await presences.hear(two.receiver, at('plan-a'));
    await presences.hear(one.receiver, at('plan-a'));
    await presences.hear(one.receiver, at('plan-b'));
    presences.leave(one.receiver);
    presences.leave(two.receiver);
    expect(two.heard.map(({ plan }) => plan)).toEqual(['plan-a', null]);
  });

  it('go to the other nodes with the plan they were said in, that of leaving too', async () => {
    const { presences, enter, shared } = room();
    const one = enter('one');
    await presences.hear(one.receiver, at('plan-a'));
    presences.leave(one.receiver);
    expect(shared.map(([plan, word]) => [plan, word.plan])).toEqual([
      ['plan-a', 'plan-a'],
      ['plan-a', null],
    ]);
  });

  it('come from other nodes to those in the same plan, and are not sent round again', async () => {
    const { presences, enter, shared } = room();
    const [one, other] = [enter('one'), enter('other')];
    await presences.hear(one.receiver, at('plan-a'));
    await presences.hear(other.receiver, at('plan-b'));
    const word = { ...at('plan-a'), screen: 'far', actor: 'two', name: 'two' };
    presences.deliver('plan-a', word);
    expect([one.heard, other.heard]).toEqual([[word], []]);
    expect(shared).toHaveLength(2);
  });
});

describe('what another node tells of presences', () => {
  const word = { ...at(null), screen: 'far', actor: 'two', name: 'two' };
  const told = { node: 'b', plan: 'plan-a', word };

  it('is read when it is whole, and dropped otherwise', () => {
    expect(readShared(JSON.stringify(told))).toEqual(told);
    expect(readShared('{')).toBeNull();
    expect(readShared(JSON.stringify({ ...told, plan: null }))).toBeNull();
    expect(readShared(JSON.stringify({ ...told, word: { ...word, at: ['x'] } }))).toBeNull();
  });
});

describe('what a screen may say of where it is', () => {
  it('is a plan, a place and some grids, and nothing more', () => {
    expect(readPresence([at('plan-a', [GRID])])).toEqual(at('plan-a', [GRID]));
    expect(readPresence([at('plan-a', ['../etc'])])).toBeNull();
    expect(readPresence([{ ...at('plan-a'), more: 1 }])).toBeNull();
    expect(readPresence([at('plan-a'), () => {}])).toBeNull();
    expect(readPresence([{ ...at('plan-a'), at: [200, 31] }])).toBeNull();
    expect(
      readPresence([
        at(
          'plan-a',
          Array.from({ length: 51 }, () => GRID),
        ),
      ]),
    ).toBeNull();
  });
});
