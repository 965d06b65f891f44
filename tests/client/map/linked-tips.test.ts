import { describe, expect, it } from 'vitest';
import { linkedTipsLayers } from '../../../client/map/layers/linked-tips.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { linkedTipLabels } from '../../../client/map/symbol-labels.ts';
import type { IncidentTip } from '../../../shared/model/incident-tip.ts';

const TIP: IncidentTip = {
  ...{ id: 'tip-1', class: 'flood', words: '桥下积水', place: [120.3, 31.5], state: 'looked-at' },
  ...{ receivedAt: '2026-07-06T02:00:00.000Z', metres: 120 },
};

describe('the tips of the selected incident, on the map', () => {
  it('are a dot each, and nothing where there are none', () => {
    const drawn = linkedTipsLayers([TIP], [1, 2, 3, 255], 1);
    expect(drawn.map(({ id, props }) => [id, (props.data as unknown[]).length])).toEqual([
      ['linked-tips', 1],
    ]);
    expect(linkedTipsLayers([], [1, 2, 3, 255], 1)).toEqual([]);
  });

  it('are told by their class, and by none of their words', () => {
    const at = (zoom: number) => {
      const view = { linkedTips: [TIP], language: 'zh' };
      return linkedTipLabels({ scene: { zoom, view } as unknown as MapScene });
    };
    expect(at(14).map(({ text }) => text)).toEqual(['举报：洪涝']);
    expect(at(13)).toEqual([]);
  });
});
