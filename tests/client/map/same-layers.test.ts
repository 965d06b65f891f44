import { describe, expect, it } from 'vitest';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { stepPerKey } from '../../../client/map/remember.ts';
import { createSymbolLayers } from '../../../client/map/symbol-layers.ts';
import { createThings } from '../../../client/map/things.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { defaultView } from '../../../client/store/view-store.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Condition } from '../../../shared/model/level.ts';
import {
  anAlarm,
  CROWD_STREAM,
  GAS_STREAM,
  INDEXED,
  NOON,
  REGISTERS,
  SHELTER_STREAM,
  valueFrame,
  WATER_STREAM,
} from '../../support/client/map.ts';

const CLOSE = 14;
/** All of it in one square. */
const FAR = 6;

type Change = { stream: number; condition: Condition } | { alarms: readonly Partial<Alarm>[] };

/** A map that is looked at again after each change; it tells its layers of symbols by their ids. */
function aMap(zoom: number, view = defaultView('console')) {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  const [thingsOf, layersOf] = [createThings(), createSymbolLayers()];
  let alarms: ReadonlyMap<number, Alarm> = new Map();
  return {
    after(...changes: readonly Change[]) {
      for (const change of changes) {
        if ('stream' in change) {
          telemetry.applyFrame(valueFrame(change.stream, 1, NOON, change.condition));
        } else alarms = new Map(change.alarms.map((alarm, at) => [at, anAlarm(alarm)]));
      }
      const live = { registers: INDEXED, coverage: null, alarms };
      const scene = { live, view, telemetry, zoom, now: NOON, scale: 1 } as unknown as MapScene;
      const things = thingsOf(scene)!;
      const layers = Object.values(layersOf(scene, things, 'atlas.png')).flat();
      return { things, layers: new Map(layers.map((layer) => [layer.id, layer])) };
    },
  };
}
type Looked = ReturnType<ReturnType<typeof aMap>['after']>;

const othersThan = (before: Looked, after: Looked): string[] =>
  [...after.layers].flatMap(([id, layer]) => (before.layers.get(id) === layer ? [] : [id]));

const EVERYTHING: readonly Change[] = [
  { stream: WATER_STREAM, condition: 'blue' },
  { stream: GAS_STREAM, condition: 'orange' },
  { stream: SHELTER_STREAM, condition: 'none' },
  { stream: CROWD_STREAM, condition: 'yellow' },
  {
    alarms: [
      { id: 1, level: 'orange' },
      { id: 2, level: 'blue', place: [120.6, 31.7] },
    ],
  },
];

describe('a condition that changes', () => {
  it('has the layer of its own kind made anew, and no other', () => {
    const map = aMap(CLOSE);
    const before = map.after(...EVERYTHING);
    const after = map.after({ stream: WATER_STREAM, condition: 'red' });
    expect(othersThan(before, after)).toEqual(['streams']);
    expect(after.things.zones).toBe(before.things.zones);
  });

  it('has nothing made anew when what is drawn is as it was', () => {
    const map = aMap(CLOSE);
    const before = map.after(...EVERYTHING);
    map.after({ stream: WATER_STREAM, condition: 'red' });
    const after = map.after({ stream: WATER_STREAM, condition: 'blue' });
    expect(othersThan(before, after)).toEqual(['streams']);
    expect(othersThan(after, map.after({ stream: WATER_STREAM, condition: 'blue' }))).toEqual([]);
  });

  it('of one that stands in a heap changes that heap, and none of another degree', () => {
    const map = aMap(FAR);
    const before = map.after(...EVERYTHING);
    const after = map.after({ stream: SHELTER_STREAM, condition: 'blue' });
    expect(othersThan(before, after)).toEqual([]);
    const worse = map.after({ stream: SHELTER_STREAM, condition: 'red' });
    expect(othersThan(after, worse)).toEqual(['watched-red-clusters', 'watched-red-counts']);
  });
});

describe('an alarm that rises', () => {
  it('has the layer of its own degree made anew, and no other', () => {
    const map = aMap(CLOSE);
    const before = map.after(...EVERYTHING);
    const told: Partial<Alarm>[] = [
      { id: 1, level: 'orange', value: 31 },
      { id: 2, level: 'blue', place: [120.6, 31.7], value: 9 },
    ];
    const same = map.after({ alarms: told });
    expect(othersThan(before, same)).toEqual([]);
    const after = map.after({ alarms: [...told, { id: 3, level: 'red', place: [120.9, 31.7] }] });
    expect(othersThan(same, after)).toEqual(['alarms-red', 'alarm-counts-red']);
  });
});

describe('alarms whose layer is hidden', () => {
  it('are neither drawn nor there to be taken or to keep words away', () => {
    const view = defaultView('console');
    const layers = { ...view.layers, alarms: { ...view.layers.alarms, visible: false } };
    const hidden = aMap(CLOSE, { ...view, layers }).after(...EVERYTHING);
    expect(hidden.things.shownAlarms).toEqual([]);
    expect([...hidden.layers.keys()].filter((id) => id.startsWith('alarm'))).toEqual([]);
    expect(aMap(CLOSE).after(...EVERYTHING).things.shownAlarms).toHaveLength(2);
  });
});

describe('a layer that was let go of', () => {
  it('is made anew: deck.gl takes none a second time', () => {
    const map = aMap(CLOSE);
    const before = map.after(...EVERYTHING);
    map.after({ alarms: [] });
    const after = map.after(EVERYTHING.at(-1)!);
    expect(after.layers.get('alarms-orange')).not.toBe(before.layers.get('alarms-orange'));
    expect(after.layers.has('alarms-orange')).toBe(true);
  });

  it('comes of a step that is kept no longer than each turn asks for it', () => {
    const steps = stepPerKey((key) => ({ key }));
    const first = steps((stepOf) => [stepOf('red'), stepOf('blue')]);
    const second = steps((stepOf) => [stepOf('red')]);
    const third = steps((stepOf) => [stepOf('red'), stepOf('blue')]);
    expect(second[0]).toBe(first[0]);
    expect(third[0]).toBe(first[0]);
    expect(third[1]).not.toBe(first[1]);
  });
});
