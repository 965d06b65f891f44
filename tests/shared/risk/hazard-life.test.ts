import { describe, expect, it } from 'vitest';
import {
  HAZARD_STATES,
  type HazardFile,
  type RiskAssessment,
} from '../../../shared/model/hazard-file.ts';
import {
  hazardStateAfter,
  hazardStepRefusals,
  stepsFrom,
} from '../../../shared/risk/hazard-life.ts';
import {
  cycleDays,
  dueInspection,
  isInspectionOverdue,
  nextInspection,
} from '../../../shared/risk/inspection-cycle.ts';
import { coverStanding, lacksCover } from '../../../shared/risk/insurance.ts';
import { SHIPPED_THRESHOLDS } from '../../../shared/risk/shipped-thresholds.ts';

const DAY = 86_400_000;
const CYCLE = SHIPPED_THRESHOLDS['inspection-cycle'];
const assessment: RiskAssessment = {
  ...{ method: 'LEC', likelihood: 3, exposure: 6, consequence: 15 },
  ...{ source: 'test', confidence: 'L' },
};
type Told = Pick<HazardFile, 'state' | 'assessment' | 'responsibleUnit' | 'territory'>;
const hazard = (changes: Partial<Told> = {}) => ({
  ...{ state: 'assessed' as const, assessment, responsibleUnit: '示例单位' },
  ...{ territory: '320205001', openDangers: 0, ...changes },
});

describe('art. 10: the life of a hazard', () => {
  it('leads from the survey to publication and to its end', () => {
    const lives = HAZARD_STATES.map((state) => stepsFrom(state));
    expect(lives).toEqual([
      ['register', 'close'],
      ['assess', 'close'],
      ['assess', 'publish', 'close'],
      ['assess', 'withdraw', 'close'],
      [],
    ]);
  });

  it('refuses to publish what was not assessed or has no owner, and names all that is missing', () => {
    expect(hazardStepRefusals('publish', hazard())).toEqual([]);
    const bare = hazard({ assessment: null, responsibleUnit: null, territory: null });
    expect(hazardStepRefusals('publish', bare)).toEqual([
      ...['not-assessed', 'unit-missing', 'territory-missing'],
    ]);
    expect(hazardStepRefusals('publish', { ...bare, state: 'registered' })).toContain(
      'not-assessed',
    );
    expect(hazardStepRefusals('publish', hazard({ state: 'published' }))).toEqual(['wrong-state']);
  });

  it('does not end while a danger is open', () => {
    expect(hazardStepRefusals('close', { ...hazard(), openDangers: 1 })).toEqual(['dangers-open']);
    expect(hazardStepRefusals('close', hazard())).toEqual([]);
  });

  it('leaves a published hazard published when it is assessed again', () => {
    expect(hazardStateAfter('assess', 'published')).toBe('published');
    expect(hazardStateAfter('assess', 'registered')).toBe('assessed');
    expect(hazardStateAfter('withdraw', 'published')).toBe('assessed');
  });
});

describe('the inspection cycle', () => {
  it('art. 13: is the shorter the worse the grade of a food site', () => {
    const days = (['A', 'B', 'C', 'D'] as const).map((foodGrade) =>
      cycleDays({ class: 'food-site', risk: 'blue', foodGrade }, CYCLE),
    );
    expect(days).toEqual([365, 182, 121, 91]);
  });

  it('goes by colour, shorter where the class asks for it, and the worst before the assessment', () => {
    const of = (sector: HazardFile['class'], risk: HazardFile['risk']) =>
      cycleDays({ class: sector, risk, foodGrade: null }, CYCLE);
    expect([of('gas', 'red'), of('gas', 'blue'), of('construction', 'blue')]).toEqual([
      ...[30, 365, 30],
    ]);
    expect([of('gas', null), of('chemical', null), of('construction', null)]).toEqual([30, 30, 30]);
    const gas = { class: 'gas', risk: 'red', foodGrade: null } as const;
    expect(nextInspection(gas, 0, CYCLE)).toBe(30 * DAY);
  });

  it('art. 10: of what is not assessed runs from its inspection, or from when it was taken on file', () => {
    const from = {
      inspectedAt: null,
      assessedAt: null,
      surveyedAt: new Date(5 * DAY).toISOString(),
    };
    const site = { class: 'chemical', risk: null, foodGrade: null, ...from } as const;
    expect(dueInspection(site, CYCLE)).toBe(35 * DAY);
    const inspectedAt = new Date(7 * DAY).toISOString();
    expect(dueInspection({ ...site, inspectedAt }, CYCLE)).toBe(37 * DAY);
    expect(dueInspection({ ...site, surveyedAt: null }, CYCLE)).toBeNull();
  });

  it('is overdue past its day, and never for a closed hazard', () => {
    const inspectionDue = new Date(10 * DAY).toISOString();
    expect(isInspectionOverdue({ state: 'published', inspectionDue }, 10 * DAY)).toBe(false);
    expect(isInspectionOverdue({ state: 'published', inspectionDue }, 10 * DAY + 1)).toBe(true);
    expect(isInspectionOverdue({ state: 'closed', inspectionDue }, 11 * DAY)).toBe(false);
  });
});

describe('art. 22: insurance', () => {
  const insuredUntil = new Date(10 * DAY).toISOString();

  it('that has run out is no cover', () => {
    expect(coverStanding({ cover: 'yes', insuredUntil }, 9 * DAY)).toBe('yes');
    expect(coverStanding({ cover: 'yes', insuredUntil }, 10 * DAY)).toBe('expired');
    expect(coverStanding({ cover: 'unknown', insuredUntil: null }, 0)).toBe('unknown');
    expect(coverStanding({ cover: 'yes', insuredUntil: null }, 0)).toBe('unknown');
  });

  it('is missed in high-risk sectors alone, unknown cover included', () => {
    const missed = (sector: HazardFile['class'], cover: HazardFile['cover']) =>
      lacksCover({ class: sector, state: 'registered', cover, insuredUntil }, 0);
    expect([missed('chemical', 'no'), missed('chemical', 'unknown')]).toEqual([true, true]);
    expect([missed('chemical', 'yes'), missed('flood', 'no')]).toEqual([false, false]);
  });
});
