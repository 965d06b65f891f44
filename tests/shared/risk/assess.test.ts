import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/risk/assess.ts';
import { initialState } from '../../../shared/risk/state.ts';
import { aRule, feed, MORNING, ONE_MINUTE, readings } from '../../support/risk.ts';

const AT_ONCE = aRule({ onDelaySeconds: 0, offDelaySeconds: 0 });
const words = ({ transitions }: ReturnType<typeof feed>) =>
  transitions.map(({ from, to, reason }) => `${from}>${to} ${reason}`);

describe('bands', () => {
  it('are closed at their start', () => {
    expect(feed(AT_ONCE, readings([1.999])).state.condition).toBe('blue');
    expect(feed(AT_ONCE, readings([2])).state.condition).toBe('yellow');
  });

  it('run downwards when falling is dangerous', () => {
    const slow = aRule({
      direction: 'below',
      onDelaySeconds: 0,
      offDelaySeconds: 0,
      bands: aRule().bands.map((band) => ({ ...band, from: 10 - band.from })),
    });
    expect(feed(slow, readings([9.1])).state.condition).toBe('none');
    expect(feed(slow, readings([9])).state.condition).toBe('blue');
    expect(feed(slow, readings([5.9])).state.condition).toBe('red');
  });

  it('left out of a ladder begin where the next worse one does', () => {
    const redOnly = aRule({ bands: aRule().bands.filter(({ level }) => level === 'red') });
    expect(feed(redOnly, readings([3.9])).state.condition).toBe('none');
    expect(feed(redOnly, readings([4])).state.condition).toBe('red');
  });
});

describe('a band with a delay of its own', () => {
  const ladder = aRule().bands.map((band) =>
    band.level === 'red' ? { ...band, onDelaySeconds: 0 } : band,
  );
  const calm = feed(aRule(), readings([0])).state;
  const aMinuteOn = (value: number, rule = aRule({ bands: ladder })) =>
    feed(rule, [{ at: MORNING + 60_000, value }], ONE_MINUTE, calm).state.condition;

  it('is on as soon as it says, and the others when the rule says', () => {
    expect(aMinuteOn(4)).toBe('red');
    expect(aMinuteOn(3.9)).toBe('none');
    expect(aMinuteOn(4, aRule())).toBe('none');
  });

  it('takes the lesser ones with it when it goes: they wait for nothing that began before', () => {
    const rule = aRule({ bands: ladder, onDelaySeconds: 120, offDelaySeconds: 120 });
    const { transitions } = feed(rule, readings([0, 4, 0, 0, 0, 0]));
    expect(transitions.map(({ to }) => to)).toEqual(['none', 'red', 'none']);
  });

  it('may also ask for longer than the rule', () => {
    const slow = aRule({ bands: ladder.map((band) => ({ ...band, onDelaySeconds: 180 })) });
    const values = (count: number) => readings([0, ...Array<number>(count).fill(2.5)]);
    expect(feed(slow, values(3)).state.condition).toBe('none');
    expect(feed(slow, values(4)).state.condition).toBe('yellow');
  });

  it('is not hurried by a forecast of it', () => {
    const growth = { windowMinutes: 10, per: 'minute' as const, bands: [], hysteresis: 0 };
    const ahead = aRule({
      ...{ kind: 'forecast', bands: ladder, growth, projectionMinutes: 10, onDelaySeconds: 600 },
    });
    const rising = readings([0, 0.3, 0.6, 0.9, 1.2, 1.5, 1.8]);
    expect(feed(ahead, rising).state.condition).toBe('none');
  });
});

describe('an old reading', () => {
  const old = (values: readonly number[]) =>
    readings(values).map((reading) => ({ ...reading, isOld: true }));
  const later = (values: readonly number[]) =>
    old(values).map((reading) => ({ ...reading, at: reading.at + 600_000 }));
  const orange = feed(AT_ONCE, readings([3.5])).state;

  it('calls nothing safe that is unknown, and keeps its value', () => {
    const { state, transitions } = feed(AT_ONCE, old([0, 0]));
    expect(transitions).toEqual([]);
    expect(state).toMatchObject({ condition: 'unknown', lastValue: 0, valueAt: MORNING + 60_000 });
  });

  it('raises, and neither lowers nor clears', () => {
    expect(words(feed(AT_ONCE, old([2.5])))).toEqual(['unknown>yellow first']);
    expect(words(feed(AT_ONCE, later([0, 2.5, 4.5, 0]), ONE_MINUTE, orange))).toEqual([
      'orange>red band',
    ]);
    const held = feed(AT_ONCE, later([0]), ONE_MINUTE, orange).state;
    expect(held).toMatchObject({ condition: 'orange', held: 'orange', since: MORNING });
  });

  it('counts for a delay all the same', () => {
    const none = feed(aRule(), readings([0])).state;
    const { state } = feed(aRule(), later([2.5, 2.5]), ONE_MINUTE, none);
    expect(state.condition).toBe('yellow');
  });
});

describe('a delay', () => {
  it('keeps one spike from raising anything', () => {
    expect(words(feed(aRule(), readings([0, 9, 0, 0])))).toEqual(['unknown>none first']);
  });

  it('ends with the reading that shows it is over, at the level held all the while', () => {
    const { transitions, state } = feed(aRule(), readings([0, 2.5, 4.5, 2.5]));
    expect(transitions[1]).toMatchObject({
      from: 'none',
      to: 'yellow',
      at: MORNING + 120_000,
      measure: 'value',
      value: 4.5,
      threshold: 2,
      reason: 'band',
      rule: 'test-rule',
    });
    expect(state.condition).toBe('yellow');
  });

  it('keeps one low reading from clearing', () => {
    expect(feed(aRule(), readings([3.5, 0, 3.5, 0, 3.5])).transitions).toHaveLength(1);
  });

  it('counts in times of measurement, so a batch that comes at once is judged as it was measured', () => {
    expect(words(feed(aRule(), readings([0, 3.1, 3.1], 59)))).toEqual(['unknown>none first']);
    expect(words(feed(aRule(), readings([0, 3.1, 3.1], 60)))).toContain('none>orange band');
  });
});

describe('hysteresis', () => {
  it('holds a level until the value is past it', () => {
    expect(feed(AT_ONCE, readings([2, 1.8])).state.condition).toBe('yellow');
    expect(words(feed(AT_ONCE, readings([2, 1.79])))).toContain('yellow>blue band');
  });

  it('names the threshold that was left', () => {
    expect(feed(AT_ONCE, readings([2, 1.5])).transitions[1]).toMatchObject({
      value: 1.5,
      threshold: 2,
    });
  });
});

describe('what comes late', () => {
  it('or twice changes nothing', () => {
    const { state } = feed(AT_ONCE, readings([0, 2.5]));
    for (const at of [MORNING, MORNING + 60_000]) {
      const late = assess(AT_ONCE, ONE_MINUTE, state, { at, value: 9 });
      expect(late.state).toBe(state);
      expect(late.transition).toBeNull();
    }
  });
});

describe('a stream never heard', () => {
  it('is unknown, and its first reading shows it as found', () => {
    expect(initialState(MORNING).condition).toBe('unknown');
    expect(words(feed(aRule(), readings([4.2])))).toEqual(['unknown>red first']);
  });
});

describe('a reading that cannot be judged', () => {
  const noCapacity = aRule({ kind: 'ratio' });

  it('makes the stream unknown and keeps the number', () => {
    const { state } = feed(noCapacity, readings([12]), { ...ONE_MINUTE, capacity: null });
    expect(state).toMatchObject({ condition: 'unknown', lastValue: 12, lastAt: MORNING });
  });

  it('is told once', () => {
    const { state } = feed(AT_ONCE, readings([2.5]));
    const failing = readings([7, 7, 7]).map((reading, place) => ({
      ...reading,
      at: MORNING + 60_000 * (place + 1),
      verdict: 'fail' as const,
    }));
    const after = feed(AT_ONCE, failing, ONE_MINUTE, state);
    expect(words(after)).toEqual(['yellow>unknown unjudged']);
    expect(after.state).toMatchObject({ held: 'yellow', lastValue: 2.5, valueAt: MORNING });
  });

  it('never passes for a number when it is not one', () => {
    expect(feed(AT_ONCE, readings([Number.NaN])).state.condition).toBe('unknown');
  });
});

describe('a suspect reading', () => {
  it('counts as heard and moves nothing', () => {
    const { state } = feed(AT_ONCE, readings([2.5]));
    const at = MORNING + 60_000;
    const after = assess(AT_ONCE, ONE_MINUTE, state, { at, value: 99, verdict: 'suspect' });
    expect(after.transition).toBeNull();
    expect(after.state).toEqual({ ...state, lastAt: at });
  });
});

describe('a stream without a rule', () => {
  it('is watched and nothing to report', () => {
    expect(words(feed(null, [{ at: MORNING, value: null }]))).toEqual(['unknown>none first']);
  });
});

describe('the state', () => {
  it('survives a row of the database', () => {
    const first = feed(aRule(), readings([0, 3.5]));
    const stored = JSON.parse(JSON.stringify(first.state));
    const next = { at: MORNING + 120_000, value: 3.5 };
    expect(assess(aRule(), ONE_MINUTE, stored, next)).toEqual(
      assess(aRule(), ONE_MINUTE, first.state, next),
    );
  });
});
