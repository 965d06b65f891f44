import { describe, expect, it } from 'vitest';
import { freshKey, present } from '../../../client/studio/session/drawing.ts';
import {
  caughtUp,
  confirm,
  conflicted,
  dropFirst,
  editStates,
  enqueue,
  openSession,
  refuse,
  replayOnTop,
  sending,
  waiting,
} from '../../../client/studio/session/session.ts';
import { answerTo, fileWith, rename, splitOf } from '../../support/client/plan-file.ts';
import { communityOf, gridOf, TOWNS } from '../../support/small-coverage.ts';

const grid = gridOf(TOWNS.eastOne, 1);
const namesIn = (session: ReturnType<typeof openSession>) =>
  present(session.shown).grids.get(grid)!.name;

describe('an open plan', () => {
  it('shows an edit at once, and as confirmed when the server has taken it', () => {
    const opened = openSession(fileWith());
    const drawn = enqueue(opened, 'k1', { kind: 'edit', edit: rename('河东') });
    expect(namesIn(drawn)).toBe('河东');
    expect(namesIn(opened)).not.toBe('河东');
    expect(editStates(drawn)[0]![1]).toBe('queued');
    expect(editStates(sending(drawn, 'k1'))[0]![1]).toBe('sending');
    const taken = confirm(sending(drawn, 'k1'), 'k1', answerTo(drawn, rename('河东')));
    expect(taken.queue).toEqual([]);
    expect(taken.file.plan.revision).toBe(1);
    expect(editStates(taken)[0]![1]).toBe('confirmed');
  });

  it('undoes and redoes over edits that are still on their way', () => {
    let session = enqueue(openSession(fileWith()), 'k1', { kind: 'edit', edit: rename('甲') });
    session = enqueue(session, 'k2', { kind: 'undo' });
    expect(namesIn(session)).toBe('网格1');
    expect(editStates(session)[0]![1]).toBe('undone');
    session = enqueue(session, 'k3', { kind: 'redo' });
    expect(namesIn(session)).toBe('甲');
    expect(session.queue.map(({ key }) => key)).toEqual(['k1', 'k2', 'k3']);
  });

  it('keeps everything in its order when the line drops', () => {
    let session = enqueue(openSession(fileWith()), 'k1', { kind: 'edit', edit: rename('甲') });
    session = enqueue(session, 'k2', { kind: 'edit', edit: rename('乙') });
    const dropped = waiting(sending(session, 'k1'));
    expect(dropped.queue.map(({ state }) => state)).toEqual(['queued', 'queued']);
    const reopened = openSession(fileWith(), dropped.queue);
    expect(namesIn(reopened)).toBe('乙');
  });

  it('gives a refused edit back with its reason, and what stood on it too', () => {
    const opened = openSession(fileWith());
    const made = enqueue(opened, 'k1', { kind: 'edit', edit: splitOf(grid, 'new-1') });
    const named = enqueue(made, 'k2', {
      kind: 'edit',
      edit: { kind: 'describe', grid: 'new-1', name: '新' },
    });
    const refused = refuse(named, 'k1', 'plan-wrong-state');
    expect(refused.queue).toEqual([]);
    expect(refused.returned.map(({ reason }) => reason)).toEqual([
      'plan-wrong-state',
      'no-such-grid',
    ]);
    expect(present(refused.shown).grids.has('new-1')).toBe(false);
  });

  it('lays an edit on top of what another drew, with a key that is still free', () => {
    const mine = enqueue(openSession(fileWith()), 'k1', {
      kind: 'edit',
      edit: splitOf(grid, 'new-1'),
    });
    const theirs = fileWith(splitOf(gridOf(TOWNS.eastOne, 2), 'new-1'));
    const stopped = conflicted(mine, {} as never);
    const replayed = replayOnTop(stopped, theirs);
    expect(replayed.conflict).toBeNull();
    expect([...present(replayed.shown).grids.keys()]).toEqual(
      expect.arrayContaining(['new-1', 'new-2']),
    );
    const dropped = dropFirst(stopped, theirs);
    expect([...present(dropped.shown).grids.keys()]).not.toContain('new-2');
    expect(dropped.queue).toEqual([]);
  });

  it('takes what others drew and keeps its own on top', () => {
    const mine = enqueue(openSession(fileWith()), 'k1', { kind: 'edit', edit: rename('我的') });
    const both = caughtUp(mine, fileWith(splitOf(gridOf(TOWNS.eastOne, 2), 'new-1')));
    expect(namesIn(both)).toBe('我的');
    expect(present(both.shown).grids.has('new-1')).toBe(true);
  });

  it('never gives a key again, not even of an undone edit', () => {
    const made = enqueue(openSession(fileWith()), 'k1', {
      kind: 'edit',
      edit: splitOf(grid, 'new-1'),
    });
    const undone = enqueue(made, 'k2', { kind: 'undo' });
    expect(freshKey(undone.shown)).toBe('new-2');
    expect(communityOf(TOWNS.eastOne)).toBe(fileWith().communities[0]!.code);
  });
});
