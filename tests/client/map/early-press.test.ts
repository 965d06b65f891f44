import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EarlyPresses, keepEarlyPresses } from '../../../client/map/early-press.ts';
import { select } from '../../../client/store/view-store.ts';

let listeners: ((event: MapMouseEvent) => void)[];
let presses: EarlyPresses;

const map = {
  on: (_: string, listener: (event: MapMouseEvent) => void) => void listeners.push(listener),
  off: (_: string, listener: (event: MapMouseEvent) => void) => {
    listeners = listeners.filter((one) => one !== listener);
  },
} as unknown as MapLibreMap;

const press = (name: string) => {
  for (const listener of listeners) listener({ name } as unknown as MapMouseEvent);
};
const taken = () => presses.take().map((event) => (event as unknown as { name: string }).name);

beforeEach(() => {
  listeners = [];
  select(null);
  presses = keepEarlyPresses(map);
});
afterEach(() => {
  select(null);
});

describe('what is pressed before there is anything to pick from', () => {
  it('is kept in its order until somebody takes it over', () => {
    press('first');
    press('second');
    expect(taken()).toEqual(['first', 'second']);
    press('third');
    expect(taken()).toEqual([]);
  });

  it('is forgotten when something else was selected meanwhile', () => {
    press('grid');
    select({ kind: 'alarm', id: '7' });
    expect(taken()).toEqual([]);
  });

  it('is not kept by a map that ended', () => {
    presses.end();
    press('late');
    expect(taken()).toEqual([]);
  });
});
