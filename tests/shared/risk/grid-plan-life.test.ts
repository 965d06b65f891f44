import { describe, expect, it } from 'vitest';
import { GRID_PLAN_STATES, type GridPlanState } from '../../../shared/model/grid-plan.ts';
import {
  approvalRefusal,
  consultRefusal,
  filingRefusal,
  GRID_PLAN_STEPS,
  isFilingLate,
  isPlanOpen,
  missingOpinions,
  planStepsFrom,
  stateAfterCheck,
  stateAfterDrawing,
  stateAfterEffect,
  stateAfterFiling,
  stepRefusal,
} from '../../../shared/risk/grid-plan-life.ts';
import { drawingAt, inDraft, type PlanAct } from '../../../shared/risk/grid-plan-log.ts';

const CHECKED = {
  ...{ revision: 3, at: '2026-07-06T02:00:00.000Z', errors: 0, warnings: 1, changedGrids: 2 },
  ...{ towns: ['320205001'], communities: ['320205001001', '320205001002'] },
};
const plan = (changes = {}) => ({
  ...{ state: 'consulting' as GridPlanState, revision: 3, check: CHECKED, baseOutdated: false },
  ...{ draftedBy: 'drafter', ...changes },
});
const opinion = (area: string, more = {}) => ({
  ...{ area, revision: 3, verdict: 'agree' as const, ...more },
});
const ALL = [opinion('320205001'), opinion('320205001001'), opinion('320205001002')];
const NOW = Date.parse('2026-07-07T00:00:00.000Z');
const approving = (changes = {}) => ({
  ...{ by: 'approver', now: NOW, drawnBy: ['drafter'], opinions: ALL, answer: null },
  ...{ effectiveFrom: '2026-08-01T00:00:00.000Z', temporaryUntil: null, overlapsApproved: false },
  ...changes,
});

describe('the life of a plan', () => {
  it('drops back to a draft when it is drawn on, and is revised when it was being heard', () => {
    expect(GRID_PLAN_STATES.filter(isPlanOpen).map(stateAfterDrawing)).toEqual([
      'draft',
      'draft',
      'revised',
      'revised',
    ]);
  });

  it('is checked without errors, a draft with them, and leaves consultation on errors', () => {
    expect(stateAfterCheck('draft', 0)).toBe('checked');
    expect(stateAfterCheck('checked', 1)).toBe('draft');
    expect(stateAfterCheck('consulting', 1)).toBe('revised');
    expect(stateAfterCheck('revised', 0)).toBe('revised');
  });

  it('has no step from its ends', () => {
    for (const end of ['acknowledged', 'rejected', 'withdrawn'] as const) {
      expect(planStepsFrom(end)).toEqual([]);
    }
    expect(planStepsFrom('effective')).toEqual(['file']);
    expect(
      GRID_PLAN_STEPS.every((step) => stepRefusal(step, 'acknowledged') === 'plan-wrong-state'),
    ).toBe(true);
  });

  it('is filed the moment it takes effect when it was filed before its day', () => {
    const filing = { number: '1', filedAt: '2026-07-08T00:00:00.000Z', recordedBy: 'a' };
    expect(stateAfterFiling('approved')).toBe('approved');
    expect(stateAfterEffect({ filing })).toBe('filed');
    expect(stateAfterEffect({ filing: null })).toBe('effective');
    expect(stateAfterFiling('effective')).toBe('filed');
  });
});

describe('consultation', () => {
  it.each([
    ['plan-not-checked', { check: null }],
    ['plan-not-checked', { revision: 4 }],
    ['plan-has-errors', { check: { ...CHECKED, errors: 1 } }],
    ['plan-changes-nothing', { check: { ...CHECKED, changedGrids: 0 } }],
    ['plan-base-outdated', { baseOutdated: true }],
    [null, {}],
  ])('%s', (reason, changes) => {
    expect(consultRefusal(plan({ state: 'checked', ...changes }))).toBe(reason);
  });

  it('wants the town and every committee on the drawing as it is', () => {
    expect(
      missingOpinions(plan(), [opinion('320205001'), opinion('320205001001', { revision: 2 })]),
    ).toEqual(['320205001001', '320205001002']);
  });
});

describe('approval', () => {
  it.each([
    [null, {}],
    ['plan-opinions-missing', { opinions: ALL.slice(1) }],
    ['plan-same-account', { by: 'drafter' }],
    ['plan-same-account', { by: 'helper', drawnBy: ['drafter', 'helper'] }],
    [
      'plan-answer-missing',
      { opinions: [...ALL.slice(1), opinion('320205001', { verdict: 'object' })] },
    ],
    ['plan-effective-past', { effectiveFrom: '2026-07-06T00:00:00.000Z' }],
    ['plan-temporary-ends-early', { temporaryUntil: '2026-08-01T00:00:00.000Z' }],
    ['plan-overlaps-approved', { overlapsApproved: true }],
  ])('%s', (reason, changes) => {
    expect(approvalRefusal(plan(), approving(changes))).toBe(reason);
  });
});

describe('filing', () => {
  const approved = {
    ...{ state: 'approved' as GridPlanState, filing: null, approvedAt: '2026-07-06T02:00:00.000Z' },
  };
  it('follows approval and is not told ahead', () => {
    expect(filingRefusal(approved, '2026-07-06T03:00:00.000Z', NOW)).toBeNull();
    expect(filingRefusal(approved, '2026-07-05T03:00:00.000Z', NOW)).toBe('plan-filing-time');
    expect(filingRefusal(approved, '2026-07-09T03:00:00.000Z', NOW)).toBe('plan-filing-time');
  });

  it('is late by when it was filed, or by now while it was not', () => {
    const due = {
      fileBy: '2026-07-07T16:00:00.000Z',
      state: 'effective' as GridPlanState,
      filing: null,
    };
    expect(isFilingLate(due, NOW)).toBe(false);
    expect(isFilingLate(due, NOW + 86_400_000)).toBe(true);
    const filing = { number: '1', filedAt: '2026-07-07T15:00:00.000Z', recordedBy: 'a' };
    expect(isFilingLate({ ...due, filing }, NOW + 86_400_000)).toBe(false);
  });
});

describe('the log of a drawing', () => {
  const act = (
    revision: number,
    what: PlanAct['act'],
    number: number | null,
    cut: number[] = [],
  ) => ({
    ...{ revision, act: what, number, cut },
  });
  const log = [
    act(1, 'edit', 1),
    act(2, 'edit', 2),
    act(3, 'undo', 2),
    act(4, 'edit', 3, [2]),
    act(5, 'rebase', null, [1]),
  ];

  it('tells what was in the draft at every revision', () => {
    expect([0, 1, 2, 3, 4, 5].map((revision) => inDraft(drawingAt(log, revision)))).toEqual([
      [],
      [1],
      [1, 2],
      [1],
      [1, 3],
      [3],
    ]);
  });

  it('has no gap', () => {
    expect(() => drawingAt([act(2, 'edit', 1)], 2)).toThrow('expected revision 1, got 2');
    expect(() => drawingAt(log, 9)).toThrow('expected 9 revisions, got 5');
  });
});
