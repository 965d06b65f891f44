import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../../client/store/live-store.ts';
import { lateSeconds, placeWords } from '../../../client/wall/kpi-foot.tsx';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const known = {
  registers: null,
  coverage: { communities: [{ code: '320211001001', name: '朗诗社区' }] },
} as unknown as Pick<LiveState, 'registers' | 'coverage'>;
const ROOM = 10;

describe('the place below a number of the wall', () => {
  const at = (name: string) => placeWords({ name, code: '320211001001' }, known, ROOM);

  it('is the name where that fits, without what stands in brackets', () => {
    expect(at('太湖平均水位（大浦口代表）')).toBe('太湖平均水位');
  });

  it('is where it lies, as alarms are called, and no beginning of a name that several share', () => {
    expect(at('Example Water Station 0123')).toBe('朗诗社区');
  });

  it('is the venue as it is called where it is one', () => {
    expect(placeWords({ name: '示例广场', code: null }, known, ROOM)).toBe('示例广场');
    expect(placeWords(null, known, ROOM)).toBe('');
  });
});

describe('the age below a number of the wall', () => {
  const late = (seconds: number, periodSeconds: number) =>
    lateSeconds({ at: NOW - seconds * 1_000, periodSeconds }, NOW);

  it('is not told while the reading is as new as its station measures', () => {
    expect(late(113, 60)).toBeNull();
    expect(lateSeconds({ at: null, periodSeconds: 60 }, NOW)).toBeNull();
  });

  it('is told once the reading is late, which is past two periods', () => {
    expect(late(121, 60)).toBe(121);
  });
});
