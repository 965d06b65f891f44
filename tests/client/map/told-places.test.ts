import { describe, expect, it } from 'vitest';
import { stillTold } from '../../../client/console/follow-told.tsx';
import { isOldPlace, toldPlacesLayers } from '../../../client/map/layers/told-places.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { toldLabels } from '../../../client/map/symbol-labels.ts';
import type { ToldPlace } from '../../../shared/wire/unit-task.ts';

const NOW = Date.parse('2026-07-06T02:00:00Z');
const toldBefore = (seconds: number, dispatch = 'task'): ToldPlace => ({
  ...{ dispatch, resource: 'engine-east', callSign: '锡消101', place: [120.3, 31.5] },
  at: new Date(NOW - seconds * 1_000).toISOString(),
});

describe('where a unit on a task says it is', () => {
  it('is told with its call-sign and its age', () => {
    const view = { told: [toldBefore(60)], language: 'zh' };
    const [label] = toldLabels({ scene: { view } as unknown as MapScene }, NOW);
    expect(label).toMatchObject({ text: expect.stringMatching(/^锡消101（终端）\n1 ?分.*前$/) });
  });

  it('is no dot any more when it is old', () => {
    expect(isOldPlace(toldBefore(119), NOW)).toBe(false);
    expect(isOldPlace(toldBefore(120), NOW)).toBe(true);
    const drawn = toldPlacesLayers([toldBefore(1), toldBefore(600)], [1, 2, 3, 255], 1, NOW);
    expect(drawn.map(({ id, props }) => [id, (props.data as unknown[]).length])).toEqual([
      ['told-rings', 2],
      ['told-dots', 1],
    ]);
  });

  it('leaves the map with the task, whatever was heard before', () => {
    const tasks = new Map([
      ['task', { state: 'enroute' as const }],
      ['over', { state: 'cleared' as const }],
    ]);
    const places = [toldBefore(1), toldBefore(1, 'over'), toldBefore(1, 'unheard-of')];
    expect(stillTold(places, tasks).map(({ dispatch }) => dispatch)).toEqual(['task']);
  });
});
