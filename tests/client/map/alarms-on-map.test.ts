import { describe, expect, it } from 'vitest';
import { createAlarmsOnMap } from '../../../client/map/alarms-on-map.ts';
import type { MapPoint } from '../../../client/map/map-point.ts';
import { alarmPoints } from '../../../client/map/points.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { anAlarm, INDEXED } from '../../support/client/map.ts';

const SYMBOL_DEGREES = 0.01;

const points = (...alarms: Partial<Alarm>[]): readonly MapPoint[] =>
  alarmPoints(
    new Map(alarms.map((alarm, at) => [at, anAlarm(alarm)])),
    passesOf(NO_FILTERS, INDEXED, null),
  );

function mapThatHasDrawn(alarms: readonly MapPoint[]) {
  const onMap = createAlarmsOnMap();
  onMap.show(alarms, SYMBOL_DEGREES);
  onMap.give();
  onMap.draw();
  return onMap;
}

describe('the symbol of an alarm that has just risen', () => {
  it('is awaited until the map was drawn with layers that have it', () => {
    const onMap = mapThatHasDrawn(points());
    onMap.show(points({ id: 7, level: 'red' }), SYMBOL_DEGREES);
    expect(onMap.awaited(7)?.icon).toBe('alarm:red:open');
    onMap.draw();
    expect(onMap.awaited(7)).not.toBeNull();
    onMap.give();
    expect(onMap.isDrawn()).toBe(false);
    expect(onMap.awaited(7)).not.toBeNull();
    onMap.draw();
    expect(onMap.isDrawn()).toBe(true);
    expect(onMap.awaited(7)).toBeNull();
  });

  it('is awaited anew when it rises higher, and not when it rises again before anything was drawn', () => {
    const onMap = mapThatHasDrawn(points({ id: 7, level: 'orange' }));
    onMap.show(points({ id: 7, level: 'orange', occurrence: 2 }), SYMBOL_DEGREES);
    expect(onMap.awaited(7)).toBeNull();
    onMap.show(points({ id: 7, level: 'red' }), SYMBOL_DEGREES);
    expect(onMap.awaited(7)?.icon).toBe('alarm:red:open');
  });

  it('is not awaited where the map is to show none: filtered, hidden, or in the heap of another', () => {
    const onMap = mapThatHasDrawn(points());
    onMap.show(points({ id: 8 }), SYMBOL_DEGREES);
    expect(onMap.awaited(7)).toBeNull();
  });

  it('is not awaited where the map will draw it below a worse one that it touches', () => {
    const red: Partial<Alarm> = { id: 8, level: 'red', place: [120.318, 31.516] };
    const onMap = mapThatHasDrawn(points(red));
    onMap.show(points(red, { id: 7, level: 'blue', place: [120.31, 31.51] }), SYMBOL_DEGREES);
    expect(onMap.awaited(7)).toBeNull();
    onMap.show(points(red, { id: 7, level: 'blue', place: [120.307, 31.51] }), SYMBOL_DEGREES);
    expect(onMap.awaited(7)).not.toBeNull();
  });
});
