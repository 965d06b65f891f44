import { describe, expect, it } from 'vitest';
import {
  dismissed,
  EMPTY_OUTBOX,
  enqueued,
  isForLater,
  type Outbox,
  type QueuedAct,
  settled,
  stateAfter,
} from '../../../client/unit/outbox.ts';
import type { UnitStepState } from '../../../shared/model/dispatch.ts';

const step = (key: string, state: UnitStepState, dispatch = 'task'): QueuedAct => ({
  ...{ key, kind: 'step' },
  body: { dispatch, state, reason: null, happenedAt: '2026-07-06T02:00:00.000Z', place: null },
});
const pressed = (...acts: QueuedAct[]): Outbox => acts.reduce(enqueued, EMPTY_OUTBOX);
const refusal = (status: number) => ({ status, error: 'dispatch-wrong-step', message: '' });

describe('what a unit presses while the line is lost', () => {
  const outbox = pressed(step('a', 'acknowledged'), step('b', 'enroute'));

  it('waits in its order, and the next button follows from it', () => {
    expect(outbox.waiting.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(stateAfter({ id: 'task', state: 'assigned' }, outbox.waiting)).toBe('enroute');
  });

  it('says nothing of another task, nor of one that the desk moved on meanwhile', () => {
    expect(stateAfter({ id: 'other', state: 'assigned' }, outbox.waiting)).toBe('assigned');
    expect(stateAfter({ id: 'task', state: 'cancelled' }, outbox.waiting)).toBe('cancelled');
  });

  it('leaves the list when it was taken, and comes back with the reason when it was refused', () => {
    const taken = settled(outbox, 'a', null);
    expect(taken.waiting.map(({ key }) => key)).toEqual(['b']);
    const returned = settled(taken, 'b', refusal(409));
    expect(returned.waiting).toEqual([]);
    expect(returned.returned).toMatchObject([{ act: { key: 'b' }, refusal: { status: 409 } }]);
    expect(dismissed(returned, 'b')).toEqual(EMPTY_OUTBOX);
  });

  it('is tried again where the server could not be asked, and only there', () => {
    expect([0, 429, 500, 503].map((status) => isForLater(refusal(status)))).not.toContain(false);
    expect([400, 403, 404, 409, 422].map((status) => isForLater(refusal(status)))).not.toContain(
      true,
    );
  });
});
