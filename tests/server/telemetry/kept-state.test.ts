import { describe, expect, it } from 'vitest';
import { packState, unpackState } from '../../../server/telemetry/kept-state.ts';
import { NO_READINGS } from '../../../shared/risk/quality.ts';
import { initialState } from '../../../shared/risk/state.ts';

const AT = Date.UTC(2026, 6, 6, 2);
const REMEMBERED = {
  assessment: {
    ...initialState(AT),
    condition: 'yellow' as const,
    held: 'yellow' as const,
    lastAt: AT,
    lastValue: 4.3,
    valueAt: AT,
    timers: [null, null, AT, null],
  },
  quality: { ...NO_READINGS, lastAt: AT, last: 4.3, equal: 1 },
};
const KEPT = packState(REMEMBERED);
const withField = (index: number, value: unknown) =>
  KEPT.map((field, place) => (place === index ? value : field));

describe('a kept state', () => {
  it('comes back as it was written', () => {
    expect(unpackState(JSON.parse(JSON.stringify(KEPT)))).toEqual(REMEMBERED);
    const growing = { ...REMEMBERED.assessment, recent: [[AT, 4.3] as const] };
    const watched = { ...REMEMBERED, assessment: growing };
    expect(unpackState(JSON.parse(JSON.stringify(packState(watched))))).toEqual(watched);
    const never = { assessment: initialState(AT), quality: NO_READINGS };
    expect(unpackState(packState(never))).toEqual(never);
  });

  it('of a stream whose growth nobody judges has the thirteen fields an older version reads', () => {
    expect(KEPT).toHaveLength(13);
  });

  it.each([
    ['an object, as nobody writes it any more', { condition: 'yellow', since: AT }],
    ['a field less, as before it was added', KEPT.slice(0, -1)],
    ['a field more, as a later version may write', [...KEPT, 1]],
    ['a condition there is not', withField(0, 6)],
    ['a condition that was never judged', withField(2, 5)],
    ['a time that is text', withField(3, '2026-07-06')],
    ['three timers', withField(5, [null, null, null])],
    ['a text', 'lost'],
    ['nothing', []],
  ])('that is %s cannot be read', (_, kept) => {
    expect(unpackState(kept)).toBeNull();
  });
});
