import { describe, expect, it } from 'vitest';
import { isAsideIn, standingAlarms, standingOf } from '../../../client/wall/standing.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { alarm } from '../../support/client/alarm.ts';

const live = (...alarms: Alarm[]) => ({
  alarms: new Map(alarms.map((one) => [one.id, one])),
  holds: new Map(),
  escalations: new Map(),
});

const AT_PLANT = { subjectKind: 'hazard', subject: 'hazard-one' } as const;
const RED = alarm({ id: 1, level: 'red', ...AT_PLANT });
/** Suppressed by design: the red one of the same plant stands for it. */
const UNDER_RED = alarm({ id: 2, level: 'orange', ...AT_PLANT });
const ELSEWHERE = alarm({ id: 3, level: 'yellow' });
const OVER = alarm({ id: 4, level: 'red', active: false });

describe('the alarms of a wall', () => {
  it('are in order of their level, without those set aside, which are counted', () => {
    const { standing, aside } = standingAlarms(live(ELSEWHERE, UNDER_RED, OVER, RED));
    expect(standing.map(({ id }) => id)).toEqual([RED.id, ELSEWHERE.id]);
    expect(aside).toBe(1);
  });

  it('are the same for its counts and for what brings a scene forward', () => {
    const known = live(UNDER_RED, OVER, RED);
    expect(standingOf({ ...known, isAside: isAsideIn(known) })).toEqual([RED]);
  });

  it('that wait for a desk are told apart from those set aside, also once they are over', () => {
    const isAside = isAsideIn(live(UNDER_RED, OVER, RED));
    expect([RED, UNDER_RED, OVER].map(isAside)).toEqual([false, true, false]);
  });
});
