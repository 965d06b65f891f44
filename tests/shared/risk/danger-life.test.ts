import { describe, expect, it } from 'vitest';
import { DANGER_STATES, type Danger } from '../../../shared/model/danger.ts';
import {
  dangerStateAfter,
  dangerStepRefusal,
  dangerStepsFrom,
  isDangerOverdue,
  mustEscalate,
} from '../../../shared/risk/danger-life.ts';

const DEADLINE = '2026-07-10T00:00:00.000Z';
const BEFORE = Date.parse(DEADLINE);
const AFTER = BEFORE + 1;
const rectification = { deadline: DEADLINE } as Danger['rectification'];
const act = { by: 'reviewer', now: BEFORE };
const danger = (changes: Partial<Danger> = {}) => ({
  ...{ state: 'rectifying' as const, severity: 'major' as const, rectification },
  ...{ escalatedAt: null, gradedBy: 'desk', rectifiedBy: null, ...changes },
});

describe('the life of a hidden danger', () => {
  it('goes 发现 → 定级 → 整改 → 复查 → 销号', () => {
    expect(DANGER_STATES.map(dangerStepsFrom)).toEqual([
      ['grade'],
      ['grade', 'notify', 'remove'],
      ['rectify', 'remove'],
      ['pass', 'fail'],
      ['close'],
      [],
    ]);
  });

  it('art. 18: is reviewed by another account than reported it done', () => {
    const done = danger({ state: 'rectified', rectifiedBy: 'worker' });
    expect(dangerStepRefusal('pass', done, { ...act, by: 'worker' })).toBe('same-account');
    expect(dangerStepRefusal('fail', done, { ...act, by: 'worker' })).toBe('same-account');
    expect(dangerStepRefusal('pass', done, act)).toBeNull();
  });

  it('is given a new notice when it failed its review', () => {
    expect(dangerStateAfter('fail')).toBe('graded');
  });

  it('gets no deadline that has passed', () => {
    const graded = danger({ state: 'graded' });
    const now = AFTER;
    expect(dangerStepRefusal('notify', graded, { ...act, now, deadline: DEADLINE })).toBe(
      'deadline-past',
    );
    expect(dangerStepRefusal('notify', graded, { ...act, now: 0, deadline: DEADLINE })).toBeNull();
  });

  it('art. 12: escalates once past its deadline when it is major, and only then may be removed', () => {
    expect(mustEscalate(danger(), BEFORE)).toBe(false);
    expect(mustEscalate(danger(), AFTER)).toBe(true);
    expect(mustEscalate(danger({ escalatedAt: DEADLINE }), AFTER)).toBe(false);
    expect(mustEscalate(danger({ severity: 'general' }), AFTER)).toBe(false);
    expect(mustEscalate(danger({ state: 'rectified' }), AFTER)).toBe(false);
    expect(dangerStepRefusal('remove', danger(), act)).toBe('not-escalated');
    expect(dangerStepRefusal('remove', danger({ escalatedAt: DEADLINE }), act)).toBeNull();
  });

  it('art. 12: that failed its review is overdue and escalates, though it was reported done in time', () => {
    const failed = danger({ state: 'graded' });
    expect(isDangerOverdue(failed, BEFORE)).toBe(false);
    expect(isDangerOverdue(failed, AFTER)).toBe(true);
    expect(mustEscalate(failed, AFTER)).toBe(true);
    expect(dangerStepRefusal('remove', failed, act)).toBe('not-escalated');
    expect(
      dangerStepRefusal('remove', danger({ state: 'graded', escalatedAt: DEADLINE }), act),
    ).toBeNull();
  });

  it('is made a general one by another account than graded it, with a reason', () => {
    const failed = danger({ state: 'graded' });
    const lower = { ...act, severity: 'general', reason: '复核后不构成重大隐患' } as const;
    expect(dangerStepRefusal('grade', failed, { ...lower, by: 'desk' })).toBe(
      'lowering-same-account',
    );
    expect(dangerStepRefusal('grade', failed, { ...lower, reason: undefined })).toBe(
      'lowering-reason-missing',
    );
    expect(dangerStepRefusal('grade', failed, lower)).toBeNull();
    const general = danger({ state: 'graded', severity: 'general' });
    expect(dangerStepRefusal('grade', general, { ...act, severity: 'major' })).toBeNull();
  });

  it('is overdue whatever its severity', () => {
    expect(isDangerOverdue(danger({ severity: 'general' }), AFTER)).toBe(true);
    expect(isDangerOverdue(danger({ state: 'graded', rectification: null }), AFTER)).toBe(false);
  });
});
