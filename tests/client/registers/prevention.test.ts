import { describe, expect, it } from 'vitest';
import { SECTION_NAMES } from '../../../client/registers/sections.ts';
import type { Danger } from '../../../shared/model/danger.ts';
import { preventionOf } from '../../../shared/risk/prevention.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const dayAt = (day: number) => new Date(day * DAY).toISOString();

const hazard = (id: string, changes: Partial<HazardSummary> = {}): HazardSummary => ({
  ...{ id, class: 'flood', name: id, town: '320205001', risk: 'blue', state: 'published' },
  ...{ responsibleUnit: '示例单位', majorGrade: null, inspectionDue: dayAt(300), overdue: false },
  ...{ cover: 'unknown', insuredUntil: null, openDangers: 0, openMajorDangers: 0, synthetic: true },
  ...changes,
});
const danger = (id: string, changes: Partial<Danger>): Danger =>
  ({ id, state: 'rectifying', severity: 'general', rectification: null, ...changes }) as Danger;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('art. 8: prevention', () => {
  it('stands before everything else on the page of registers', () => {
    expect(SECTION_NAMES[0]).toBe('prevention');
  });

  it('lists open major risks and dangers, and inspections that are overdue or due', () => {
    const late = { deadline: dayAt(99) } as Danger['rectification'];
    const found = preventionOf(
      [
        hazard('quiet'),
        hazard('red', { risk: 'red' }),
        hazard('installation', { majorGrade: 2 }),
        hazard('later', { overdue: true, inspectionDue: dayAt(98) }),
        hazard('latest', { overdue: true, inspectionDue: dayAt(90) }),
        hazard('soon', { inspectionDue: dayAt(110) }),
        hazard('gone', { state: 'closed', risk: 'red', inspectionDue: dayAt(110) }),
      ],
      [
        danger('major', { severity: 'major', state: 'found' }),
        danger('late', { rectification: late }),
        danger('calm', {}),
      ],
      NOW,
    );
    expect(ids(found.majorDangers)).toEqual(['major']);
    expect(ids(found.overdueDangers)).toEqual(['late']);
    expect(ids(found.overdue)).toEqual(['latest', 'later']);
    expect(ids(found.dueSoon)).toEqual(['soon']);
    expect(ids(found.majorHazards)).toEqual(['installation', 'red']);
  });

  it('art. 10: lists what nobody has assessed or graded yet', () => {
    const found = preventionOf(
      [
        hazard('known'),
        hazard('new', { risk: null }),
        hazard('gone', { risk: null, state: 'closed' }),
      ],
      [danger('graded', {}), danger('found', { state: 'found', severity: null })],
      NOW,
    );
    expect(ids(found.unassessed)).toEqual(['new']);
    expect(ids(found.ungradedDangers)).toEqual(['found']);
  });

  it('art. 22: lists units of high-risk sectors without cover, unknown cover told apart', () => {
    const { uninsured } = preventionOf(
      [
        hazard('flood', { cover: 'no' }),
        hazard('covered', { class: 'chemical', cover: 'yes', responsibleUnit: '示例化工A' }),
        hazard('doubtful', { class: 'chemical', responsibleUnit: '示例化工B' }),
        hazard('bare', { class: 'construction', cover: 'no', responsibleUnit: '示例建设' }),
        hazard('lapsed', { class: 'construction', cover: 'expired', responsibleUnit: '示例建设' }),
      ],
      [],
      NOW,
    );
    expect(uninsured).toEqual([
      { unit: '示例建设', uncovered: 2, unknown: 0 },
      { unit: '示例化工B', uncovered: 0, unknown: 1 },
    ]);
  });
});
