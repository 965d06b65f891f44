import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachMap, type FlightTarget, flyTo } from '../../../client/store/map-port.ts';
import { readFlight, shareView } from '../../../client/store/shared-view.ts';
import { defaultView, select, setFilter, viewStore } from '../../../client/store/view-store.ts';
import type { WindowChannel } from '../../../client/store/window-channel.ts';

/** A channel whose other end is the test. */
function channel() {
  const told: Record<string, unknown>[] = [];
  let hear: (event: { data: unknown }) => void = () => {};
  const own: WindowChannel = {
    postMessage: (message: Record<string, unknown>) => void told.push(message),
    addEventListener: (_, listener) => {
      hear = listener;
    },
    close: () => {},
  };
  return { own, told, say: (data: unknown) => hear({ data }) };
}

const ALARM = { kind: 'alarm', id: '7' } as const;
let end: () => void = () => {};
let flights: FlightTarget[] = [];

beforeEach(() => {
  viewStore.setState(defaultView('console'));
  flights = [];
  attachMap({
    draws: true,
    flyTo: (target) => void flights.push(target),
    setPadding: () => {},
  });
});
afterEach(() => {
  end();
  attachMap(null);
});

describe('the desk', () => {
  it('tells what it selects and holds back, and takes over what a panel selects', () => {
    const { own, told, say } = channel();
    end = shareView(own, 'desk');
    select(ALARM);
    setFilter({ areas: ['320211'] });
    expect(told.at(-1)).toMatchObject({
      from: 'desk',
      select: 'alarm:7',
      filters: 'areas=320211&levels=&types=&age=&q=',
    });
    const before = told.length;
    say({ from: 'panel', select: 'unit:unit-one', filters: 'levels=red' });
    expect(viewStore.getState()).toMatchObject({
      selection: { kind: 'unit', id: 'unit-one' },
      filters: { areas: [], levels: ['red'] },
    });
    expect(told, 'what it heard it does not say again').toHaveLength(before);
  });

  it('lets go of what a panel lets go of', () => {
    const { own, say } = channel();
    end = shareView(own, 'desk');
    select(ALARM);
    say({ from: 'panel', select: '' });
    expect(viewStore.getState().selection).toBeNull();
  });

  it('answers a panel that has just opened, and flies where one points', () => {
    const { own, told, say } = channel();
    end = shareView(own, 'desk');
    select(ALARM);
    say({ from: 'panel', asks: true });
    expect(told.at(-1)).toMatchObject({ select: 'alarm:7' });
    say({ from: 'panel', fly: ALARM });
    expect(flights).toEqual([ALARM]);
  });

  it('does not listen to another desk, nor to nonsense', () => {
    const { own, say } = channel();
    end = shareView(own, 'desk');
    for (const message of [
      { from: 'desk', select: 'alarm:9' },
      { from: 'panel', select: 'person:9', fly: { lon: 'x' } },
      { from: 'panel', filters: 7 },
      null,
      'select',
    ]) {
      say(message);
    }
    expect(viewStore.getState().selection).toBeNull();
    expect(flights).toEqual([]);
  });
});

describe('a window with one panel', () => {
  it('asks what the desk shows, follows it, and sends it flying', () => {
    const { own, told, say } = channel();
    end = shareView(own, 'panel');
    expect(told).toEqual([{ from: 'panel', asks: true }]);
    say({ from: 'desk', select: 'alarm:7', filters: '' });
    expect(viewStore.getState().selection).toEqual(ALARM);
    flyTo({ lon: 120.3, lat: 31.5 });
    expect(told.at(-1)).toEqual({ from: 'panel', fly: { lon: 120.3, lat: 31.5 } });
    expect(flights, 'there is no map in this window').toEqual([]);
  });
});

describe('a flight over the channel', () => {
  it('is a thing, a place or a box, and nothing else', () => {
    expect(readFlight(ALARM)).toEqual(ALARM);
    expect(readFlight({ lon: 120, lat: 31, zoom: 12 })).toEqual({ lon: 120, lat: 31, zoom: 12 });
    expect(readFlight({ bounds: [1, 2, 3, 4] })).toEqual({ bounds: [1, 2, 3, 4] });
    expect(readFlight({ bounds: [1, 2, 3] })).toBeNull();
    expect(readFlight({ lon: Number.NaN, lat: 31 })).toBeNull();
    expect(readFlight(undefined)).toBeNull();
  });
});
