import { describe, expect, it } from 'vitest';
import { incidentGroundLayers, openGrounds } from '../../../client/map/layers/incident-ground.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { incidentPlaceLabels } from '../../../client/map/symbol-labels.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { incident } from '../../support/client/command.ts';

const RING: [number, number][] = [
  [120.3, 31.5],
  [120.4, 31.5],
  [120.4, 31.6],
  [120.3, 31.5],
];
const affected = (id: string, state: Incident['state']) =>
  incident({
    ...{ id, state },
    ground: {
      places: [{ name: `${id}北门`, place: [120.31, 31.58] }],
      area: {
        asked: { kind: 'around', place: [120.3, 31.57], metres: 200 },
        outline: { type: 'Polygon', coordinates: [RING] },
        ...{ squareMetres: 125_600, wind: null, by: 'coordinator-1' },
        since: '2026-11-22T06:00:00.000Z',
      },
    },
  });
const known = new Map([
  ['open', affected('open', 'responding')],
  ['over', affected('over', 'ended')],
]);

describe('where incidents are, on the map', () => {
  it('is drawn for every open one, selected or not, and leaves with its end', () => {
    expect(openGrounds(known)).toEqual({
      ...{ rings: [RING], places: [{ name: 'open北门', place: [120.31, 31.58] }] },
    });
    const drawn = incidentGroundLayers(known, [1, 2, 3, 255], 1);
    expect(drawn.map(({ id, props }) => [id, (props.data as unknown[]).length])).toEqual([
      ['incident-areas', 1],
      ['incident-places', 1],
    ]);
    expect(incidentGroundLayers(new Map([['plain', incident()]]), [1, 2, 3, 255], 1)).toEqual([]);
  });

  it('is told by the name of each further place, from where alarms have names too', () => {
    const at = (zoom: number) => {
      const scene = { zoom, live: { incidents: known } } as unknown as MapScene;
      return incidentPlaceLabels({ scene }).map(({ text }) => text);
    };
    expect(at(13)).toEqual(['open北门']);
    expect(at(12)).toEqual([]);
  });
});
