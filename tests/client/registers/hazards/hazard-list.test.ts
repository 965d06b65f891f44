import { describe, expect, it } from 'vitest';
import { NO_FILTER, passesFilter } from '../../../../client/registers/hazards/hazard-filter.ts';
import { outlineOfText, textOfOutline } from '../../../../client/registers/hazards/outline-text.ts';
import type { HazardSummary } from '../../../../shared/wire/hazard-files.ts';

const pit: HazardSummary = {
  ...{ id: 'pit', class: 'construction', name: '示例建设深基坑', town: '320205001', risk: null },
  ...{ responsibleUnit: '示例建设001', state: 'registered', majorGrade: null },
  ...{ inspectionDue: null, overdue: false, cover: 'no', insuredUntil: null },
  ...{ openDangers: 0, openMajorDangers: 0, synthetic: true },
};
const passes = (filter: Partial<typeof NO_FILTER>, hazard = pit) =>
  passesFilter({ ...NO_FILTER, ...filter }, hazard);

describe('the list of hazards', () => {
  it('art. 18: can be narrowed to building sites', () => {
    expect(passes({ class: 'construction' })).toBe(true);
    expect(passes({ class: 'fire-building' })).toBe(false);
  });

  it('finds words in the name and in the unit', () => {
    expect([passes({ text: ' 基坑 ' }), passes({ text: '001' }), passes({ text: '油库' })]).toEqual(
      [...[true, true, false]],
    );
  });

  it('knows what was not assessed, and what is overdue', () => {
    expect([passes({ risk: 'unknown' }), passes({ risk: 'blue' })]).toEqual([true, false]);
    expect(passes({ overdue: true })).toBe(false);
    expect(passes({ overdue: true }, { ...pit, overdue: true })).toBe(true);
  });
});

describe('an outline as text', () => {
  it('comes back as it was written, its ring closed', () => {
    const outline = outlineOfText('120.3, 31.5\n120.4，31.5\n\n120.4 31.6');
    expect(outline).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [120.3, 31.5],
          [120.4, 31.5],
          [120.4, 31.6],
          [120.3, 31.5],
        ],
      ],
    });
    expect(outlineOfText(textOfOutline(outline as never))).toEqual(outline);
  });

  it('is none when it is empty, and bad when it is no area', () => {
    expect(outlineOfText(' \n')).toBeNull();
    expect(outlineOfText('120.3, 31.5\n120.4, 31.5')).toBe('bad');
    expect(outlineOfText('120.3, 31.5\n120.4, 31.5\nhere')).toBe('bad');
  });
});
