import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  alarmsInOrder,
  leaveList,
  showList,
  stepIn,
  stepInList,
} from '../../../client/situation/list-steps.ts';
import { emptyLiveState, liveStore } from '../../../client/store/live-store.ts';
import { NO_FILTERS, setFilter } from '../../../client/store/view-store.ts';
import { groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import { alarm } from '../../support/client/alarm.ts';

const own = { subjectKind: 'hazard', subject: 'tank' } as const;
const red = alarm({ id: 1, level: 'red', ...own });
const orange = alarm({ id: 2, level: 'orange' });
const yellow = alarm({ id: 3, level: 'yellow', ...own });
const seen = alarm({ id: 4, level: 'blue', acknowledgedAt: red.raisedAt });
const ids = () => alarmsInOrder().map(({ id }) => id);

beforeEach(() => {
  const alarms = new Map([red, orange, yellow, seen].map((one) => [one.id, one]));
  liveStore.setState({ ...emptyLiveState(), alarms });
});
afterEach(() => {
  setFilter(NO_FILTERS);
  showList('all', []);
  leaveList();
  liveStore.setState(emptyLiveState());
});

describe('the keys that step through the alarms', () => {
  it('go in the order of the list, those of one group together', () => {
    expect(ids()).toEqual([1, 3, 2, 4]);
  });

  it('never reach what the filters hide', () => {
    setFilter({ levels: ['orange', 'blue'] });
    expect(ids()).toEqual([2, 4]);
  });

  it('go by the list that was shown last, also once it is folded', () => {
    showList('unacknowledged', groupAlarms([red]));
    leaveList();
    expect(ids()).toEqual([1, 3, 2]);
  });

  it('go as the list stands while it is held still', () => {
    showList('all', groupAlarms([yellow, orange]));
    expect(ids()).toEqual([3, 2]);
  });

  it('begin at the first, and end at the last', () => {
    const alarms = alarmsInOrder();
    const step = (from: number | null, by: 1 | -1) => stepIn(alarms, from, by)?.id;
    expect([step(null, 1), step(1, 1), step(2, -1)]).toEqual([1, 3, 3]);
    expect([step(1, -1), step(4, 1)]).toEqual([1, 4]);
    expect(stepIn([], 1, 1)).toBeUndefined();
  });
});

describe('the keys that step through a list held still', () => {
  const show = vi.fn();
  const step = (from: number | null, by: 1 | -1) => stepInList(from, by)?.id;
  beforeEach(() => {
    show.mockClear();
    showList('all', groupAlarms([orange, yellow]), { risen: [red, seen], show });
  });

  it('stay within it while they can', () => {
    expect([step(2, 1), step(3, -1)]).toEqual([3, 2]);
    expect(show).not.toHaveBeenCalled();
  });

  it('reach past either end the worst that has come since, which the list then shows', () => {
    expect(step(3, 1)).toBe(1);
    expect(show).toHaveBeenCalledTimes(1);
    expect(step(2, -1)).toBe(1);
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('begin at the first of all when none of it is selected', () => {
    expect(step(null, 1)).toBe(1);
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('stay at its end when nothing has come since', () => {
    showList('all', groupAlarms([orange, yellow]), { risen: [], show });
    expect([step(3, 1), step(2, -1), step(null, 1)]).toEqual([3, 2, 2]);
    expect(show).not.toHaveBeenCalled();
  });
});
