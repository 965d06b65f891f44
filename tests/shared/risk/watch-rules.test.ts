import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenceOf, leastMetresTo, metresTo } from '../../../shared/geo/fence.ts';
import { metresToOutline } from '../../../shared/geo/outline-distance.ts';
import { absenceAnswer } from '../../../shared/risk/absence.ts';
import { ANSWERS, type Answer, join } from '../../../shared/risk/answer.ts';
import { watchRuleProblems } from '../../../shared/risk/check-watch-rule.ts';
import { combinationAnswer } from '../../../shared/risk/combination.ts';
import { fenceAnswer, UNSEEN } from '../../../shared/risk/geofence.ts';
import { judgePlace, partsOf } from '../../../shared/risk/watch-judge.ts';
import { FRESH, isWorthKeeping, stepLatch } from '../../../shared/risk/watch-latch.ts';
import type { Sight } from '../../../shared/risk/watch-place.ts';
import { MORNING } from '../../support/risk.ts';
import {
  absence,
  BESIDE,
  combination,
  FAR,
  geofence,
  INSIDE,
  SQUARE,
  sights,
  watchPlace,
  watchRule,
} from '../../support/watch.ts';

const MINUTE = 60_000;
const answers = fc.array(fc.constantFrom(...ANSWERS), { maxLength: 8 });

describe('answers joined', () => {
  it('say yes or no only when no unknown one could make it otherwise', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 8 }), (given, needed) => {
        const settled = (as: Answer) => given.map((one) => (one === 'unknown' ? as : one));
        const joined = join(given, needed);
        const both = [join(settled('yes'), needed), join(settled('no'), needed)];
        expect(joined).toBe(both[0] === both[1] ? both[0] : 'unknown');
      }),
    );
  });

  it('know all and any', () => {
    expect(join(['yes', 'yes'], 'all')).toBe('yes');
    expect(join(['yes', 'unknown'], 'all')).toBe('unknown');
    expect(join(['no', 'unknown'], 'all')).toBe('no');
    expect(join(['no', 'unknown'], 'any')).toBe('unknown');
  });

  it('deny nothing where nobody measures, or fewer than are asked for', () => {
    expect(join([], 'all')).toBe('unknown');
    expect(join(['no'], 2)).toBe('unknown');
  });
});

describe('a combination', () => {
  const place = watchPlace(watchRule(combination()));
  const rain = { 1: { value: 35 }, 2: { value: 31 }, 3: { value: 4 } };
  const answer = (of: Parameters<typeof sights>[0]) =>
    combinationAnswer(combination(), place, sights(of));

  it('holds when two stations have the rain and a gauge has the level', () => {
    expect(answer({ ...rain, 4: { condition: 'orange' }, 5: { condition: 'none' } })).toBe('yes');
    expect(answer({ ...rain, 4: { condition: 'blue' }, 5: { condition: 'none' } })).toBe('no');
  });

  it('is unknown while a silent gauge could decide it, and no once it could not', () => {
    const silent = { 4: { condition: 'unknown' }, 5: { condition: 'none' } } as const;
    expect(answer({ ...rain, ...silent })).toBe('unknown');
    expect(answer({ 1: { value: 3 }, 2: { value: 2 }, 3: { value: 4 }, ...silent })).toBe('no');
  });

  it('takes no doubtful reading for a word, and no level that nobody judges', () => {
    const doubtful = { ...rain, 2: { value: 31, isDoubtful: true }, 4: { condition: 'red' } };
    expect(answer(doubtful as Parameters<typeof sights>[0])).toBe('unknown');
    const unjudged = watchPlace(place.rule, {
      conditions: [place.conditions[0]!, [{ number: 4, id: 'gauge-4', isJudged: false }]],
    });
    expect(combinationAnswer(combination(), unjudged, sights({ ...rain, 4: {} }))).toBe('unknown');
  });

  it('tells what each stream said, those that say yes first', () => {
    const { parts } = partsOf(place, FRESH, sights({ ...rain, 4: { condition: 'red' } }), MORNING);
    expect(parts.map(({ id, answer: said }) => `${id} ${said}`)).toEqual([
      'rain-1 yes',
      'rain-2 yes',
      'gauge-4 yes',
      'gauge-5 unknown',
      'rain-3 no',
    ]);
    expect(parts[0]).toMatchObject({
      at: new Date(MORNING).toISOString(),
      value: 35,
      condition: 0,
    });
  });
});

describe('an absence', () => {
  const place = watchPlace(watchRule(absence()), {
    units: [6, 7].map((number) => ({ number, id: `unit-${number}`, callSign: `${number}` })),
  });
  const answer = (of: Record<number, Partial<Sight>>, asked = absence()) =>
    absenceAnswer(asked, place, sights(of), MORNING);

  it('is told when every unit is known to be elsewhere', () => {
    expect(answer({ 6: { place: FAR }, 7: { place: FAR } })).toBe('yes');
    expect(answer({ 6: { place: FAR }, 7: { place: INSIDE } })).toBe('no');
    expect(answer({ 6: { place: FAR } })).toBe('unknown');
  });

  it('counts a silent unit as elsewhere only while it cannot have come', () => {
    const silentFor = (ms: number) =>
      ({ place: FAR, condition: 'unknown', at: MORNING - ms }) as const;
    expect(answer({ 6: { place: FAR }, 7: silentFor(MINUTE) })).toBe('yes');
    expect(answer({ 6: { place: FAR }, 7: silentFor(10 * MINUTE) })).toBe('unknown');
    expect(answer({ 6: { place: INSIDE }, 7: silentFor(10 * MINUTE) })).toBe('no');
  });

  it('asks within how many minutes a unit could be there', () => {
    const near = (minutes: number) => absence({ from: 'near', minutes });
    expect(answer({ 6: { place: FAR }, 7: { place: FAR } }, near(10))).toBe('yes');
    expect(answer({ 6: { place: FAR }, 7: { place: FAR } }, near(30))).toBe('no');
  });

  it('says nothing where no unit is registered', () => {
    const none = watchPlace(place.rule, { units: [] });
    expect(absenceAnswer(absence(), none, sights({}), MORNING)).toBe('unknown');
  });
});

describe('a geofence', () => {
  const walk = (event: Parameters<typeof geofence>[0], places: readonly Partial<Sight>[]) => {
    const place = watchPlace(watchRule(geofence(event)));
    let memory = UNSEEN;
    return places.map((seen) => {
      const found = fenceAnswer(geofence(event), place, sights({ 6: seen }), memory);
      memory = found.memory;
      return found.answer;
    });
  };

  it('tells who came in, not who was inside when first seen', () => {
    expect(walk({}, [{ place: FAR }, { place: INSIDE }, { place: FAR }])).toEqual([
      'no',
      'yes',
      'no',
    ]);
    expect(walk({}, [{ place: INSIDE }, { place: INSIDE }])).toEqual(['no', 'no']);
  });

  it('tells who left, and only past the deadband', () => {
    const way = [{ place: INSIDE }, { place: BESIDE }, { place: FAR }, { place: INSIDE }];
    expect(walk({ event: 'exit' }, way)).toEqual(['no', 'no', 'yes', 'no']);
    expect(walk({ event: 'exit', deadbandMetres: 0 }, way)).toEqual(['no', 'yes', 'yes', 'no']);
  });

  it('does not let a silent unit enter or leave', () => {
    const silent = { place: FAR, condition: 'unknown' } as const;
    expect(walk({ event: 'exit' }, [{ place: INSIDE }, silent, { place: INSIDE }])).toEqual([
      'no',
      'unknown',
      'no',
    ]);
  });

  it('tells standing in one spot from being inside', () => {
    const moved: Sight['place'] = [120.305, 31.5];
    const way = [{ place: INSIDE }, { place: INSIDE }, { place: moved }, { place: moved }];
    expect(walk({ event: 'dwell', minutes: 5 }, way)).toEqual(['no', 'yes', 'no', 'yes']);
    expect(walk({ event: 'inside-longer', minutes: 5 }, way)).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('rings after its minutes and ends after its off-delay', () => {
    const rule = watchRule(geofence({ event: 'inside-longer', minutes: 5 }));
    const place = watchPlace(rule);
    const at = (minute: number, where: Sight['place'], memory = FRESH) =>
      judgePlace(place, memory, sights({ 6: { place: where } }), MORNING + minute * MINUTE).memory;
    const pending = at(0, INSIDE);
    expect(pending.level).toBeNull();
    const on = at(5, INSIDE, pending);
    expect(on.level).toBe('orange');
    const leaving = at(6, FAR, on);
    expect(leaving.level).toBe('orange');
    expect(at(7, FAR, leaving).level).toBeNull();
  });
});

const isRaised = ({ level }: { level: unknown }) => level !== null;

describe('the latch', () => {
  const rule = watchRule(combination());
  const steps = fc.array(
    fc.tuple(fc.constantFrom(...ANSWERS), fc.integer({ min: 0, max: 5 * MINUTE })),
    { maxLength: 30 },
  );

  it('is left as it is by whatever is unknown', () => {
    fc.assert(
      fc.property(steps, (given) => {
        let [memory, now] = [FRESH, MORNING];
        for (const [answer, passed] of given) {
          now += passed;
          const next = stepLatch(rule, memory, answer, now);
          if (answer === 'unknown') expect(next).toBe(memory);
          memory = next;
        }
      }),
    );
  });

  it('changes only when the other answer has lasted its delay, nothing else heard between', () => {
    fc.assert(
      fc.property(steps, (given) => {
        let [memory, now] = [FRESH, MORNING];
        // When the answers began to be another than the alarm's standing; null while they are not.
        let otherSince: number | null = null;
        for (const [answer, passed] of given) {
          now += passed;
          const [standing, other] = isRaised(memory) ? ['yes', 'no'] : ['no', 'yes'];
          if (answer === standing) otherSince = null;
          if (answer === other) otherSince ??= now;
          const next = stepLatch(rule, memory, answer, now);
          const hasChanged = isRaised(next) !== isRaised(memory);
          expect(hasChanged).toBe(answer === other && now - otherSince! >= MINUTE);
          if (hasChanged) otherSince = null;
          memory = next;
        }
      }),
    );
  });

  it('takes another level when its rule was given one', () => {
    const red = watchRule(combination(), { level: 'red' });
    expect(stepLatch(red, { ...FRESH, level: 'blue' }, 'yes', MORNING).level).toBe('red');
  });

  it('is written when it changed, and a delay once it has run a minute', () => {
    const pending = { ...FRESH, since: MORNING };
    expect(isWorthKeeping(FRESH, pending, MORNING + 1_000)).toBe(false);
    expect(isWorthKeeping(FRESH, pending, MORNING + MINUTE)).toBe(true);
    expect(isWorthKeeping(pending, pending, MORNING + MINUTE)).toBe(false);
    expect(isWorthKeeping(pending, FRESH, MORNING + MINUTE)).toBe(true);
    expect(isWorthKeeping(FRESH, { ...FRESH, level: 'red' }, MORNING)).toBe(true);
  });
});

describe('a fence', () => {
  it('measures as the outline does, and never guesses too far', () => {
    const fence = fenceOf([SQUARE]);
    const outline = { type: 'Polygon', coordinates: [SQUARE] } as const;
    const place = fc.tuple(
      fc.double({ min: 120.2, max: 120.4, noNaN: true }),
      fc.double({ min: 31.4, max: 31.6, noNaN: true }),
    );
    fc.assert(
      fc.property(place, ([lon, lat]) => {
        const metres = metresTo(fence, [lon, lat]);
        const known = metresToOutline([lon, lat], { ...outline, coordinates: [SQUARE] });
        expect(Math.abs(metres - known)).toBeLessThan(1 + known / 200);
        expect(leastMetresTo(fence, [lon, lat])).toBeLessThanOrEqual(metres + 1);
      }),
    );
  });
});

describe('a watch rule that cannot be used', () => {
  it('is told why', () => {
    const [rain] = combination().conditions;
    const named = { by: 'name', streams: ['a', 'b'] } as const;
    const asked = { ...rain!, streams: { ...named, streams: [...named.streams] }, joined: 3 };
    const nobody = { types: [], callSigns: [] };
    const problems = (watches: Parameters<typeof watchRule>[0]) => watchRuleProblems({ watches });
    expect(problems(combination())).toEqual([]);
    expect(problems(combination({ joined: 3 }))).toEqual(['more-joined-than-there-are']);
    expect(problems(combination({ conditions: [asked, rain!] }))).toEqual([
      'more-joined-than-there-are',
    ]);
    expect(problems(combination({ conditions: [{ ...rain!, joined: 'any' }] }))).toEqual([
      'only-one-condition',
    ]);
    const turning = { by: 'metric', metric: 'wind-direction', area: null } as const;
    const vane = { ...rain!, streams: turning };
    expect(problems(combination({ conditions: [vane, rain!] }))).toEqual(['metric-has-no-scale']);
    expect(problems(absence({ units: nobody }))).toEqual(['no-units-chosen']);
    expect(problems(geofence({ event: 'dwell' }))).toEqual(['minutes-missing']);
    expect(problems(geofence({ minutes: 5 }))).toEqual(['minutes-without-use']);
  });
});
