import { describe, expect, it } from 'vitest';
import { askedMarks } from '../../../client/map/layers/asked.ts';
import { groundTold, heldToGround } from '../../../client/situation/asked-ground.ts';
import { emptyLiveState } from '../../../client/store/live-store.ts';
import { telemetry } from '../../../client/store/telemetry.ts';
import type { Asked } from '../../../client/store/view-store.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { PlaceAnswer } from '../../../shared/wire/place-question.ts';
import { box } from '../../support/small-coverage.ts';

const NONE = { total: 0, items: [] };
const found = (id: string, place: [number, number]) => ({ id, name: id, place, metres: null });
const answer = (): PlaceAnswer => ({
  outline: box(120, 31, 121, 32) as PlaceAnswer['outline'],
  ...{ areaSquareMetres: 1, coveredShare: 1, households: 0, population: 0, alert: null, gas: [] },
  ...{ streams: NONE, shelters: NONE, gatherings: NONE, units: NONE },
  grids: { total: 0, items: [] },
  hazards: {
    total: 1,
    items: [{ ...found('area', [122, 33]), class: 'gas', risk: null, watched: false }],
  },
  protectedObjects: { total: 1, items: [{ ...found('school', [120.5, 31.5]), kind: 'school' }] },
});
const asked = (more: Partial<Asked> = {}): Asked => ({
  ground: { kind: 'drawn', corners: [[120, 31]] },
  ...{ answer: answer(), refusal: null, holdsTables: true },
  ...more,
});
const alarmAt = (id: number, place: [number, number]) =>
  [id, { id, name: '', place } as Alarm] as const;

describe('ground that was asked about', () => {
  it('holds tables to what lies in it or reaches into it, when somebody wants that', () => {
    const live = {
      ...emptyLiveState(),
      alarms: new Map([alarmAt(1, [120.5, 31.5]), alarmAt(2, [122, 31])]),
    };
    const held = heldToGround(asked(), live, telemetry)!;
    expect(held({ kind: 'alarm', id: '1' })).toBe(true);
    expect(held({ kind: 'alarm', id: '2' })).toBe(false);
    expect(held({ kind: 'hazard', id: 'area' })).toBe(true);
    expect(heldToGround(asked({ holdsTables: false }), live, telemetry)).toBeNull();
    expect(heldToGround(asked({ answer: null }), live, telemetry)).toBeNull();
  });

  it('is told to the journal as it was asked', () => {
    const hazard = { kind: 'hazard', id: 'hazard-1', metres: 500 } as const;
    expect(groundTold(asked({ ground: hazard }))).toBe('hazard:hazard-1:500');
    expect(groundTold(asked())).toBe('drawn:120.00000,31.00000');
    expect(groundTold(asked({ holdsTables: false }))).toBe('');
  });

  it('is drawn with a ring around symbols and a dot for what has none', () => {
    expect(askedMarks(answer())).toEqual([
      { place: [122, 33], isDot: false },
      { place: [120.5, 31.5], isDot: true },
    ]);
  });
});
