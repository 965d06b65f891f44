import { describe, expect, it } from 'vitest';
import { diggingPhase, dutyOf, worstZone } from '../../../shared/risk/digging.ts';

const at = (day: number) => `2026-07-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const dug = { beginsAt: at(6), endsAt: at(9), withdrawnAt: null };

describe('digging (art. 12)', () => {
  it('is coming, under way from its first moment, and over from its last', () => {
    const phases = [5, 6, 8, 9].map((day) => diggingPhase(dug, Date.parse(at(day))));
    expect(phases).toEqual(['coming', 'under-way', 'under-way', 'over']);
    const withdrawn = { ...dug, withdrawnAt: at(5) };
    expect(diggingPhase(withdrawn, Date.parse(at(7)))).toBe('withdrawn');
  });

  it('is judged by the worst zone it reaches', () => {
    expect(worstZone([{ zone: 'control' }, { zone: 'protected' }])).toBe('protected');
    expect(worstZone([{ zone: 'control' }])).toBe('control');
    expect(worstZone([])).toBeNull();
  });

  it('is forbidden in the protected zone and to be agreed in the control zone, each with its source', () => {
    expect(dutyOf('protected')).toMatchObject({ duty: 'forbidden', confidence: 'S' });
    expect(dutyOf('control')).toMatchObject({ duty: 'agree', confidence: 'L' });
    expect(dutyOf(null).duty).toBe('none');
  });
});
