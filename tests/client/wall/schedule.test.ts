import { describe, expect, it } from 'vitest';
import {
  BROUGHT_FORWARD_MS,
  broughtForward,
  programmeInForce,
  programmeOf,
  sceneAt,
  sceneOfAlarm,
  unknownScenes,
} from '../../../client/wall/schedule.ts';
import { alarm } from '../../support/client/alarm.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const programme = (query: string) => programmeOf(new URLSearchParams(query));

describe('the programme of a wall', () => {
  it('is pinned or rotating by the address', () => {
    expect(programme('scene=flood')).toEqual({ scenes: ['flood'], rotateSeconds: null });
    expect(programme('scenes=overview,crowd&rotate=20')).toEqual({
      scenes: ['overview', 'crowd'],
      rotateSeconds: 20,
    });
    expect(programme('scenes=overview,nonsense')?.scenes).toEqual(['overview']);
    expect(programme('scene=nonsense')).toBeNull();
    expect(programme('scenes=overview,crowd&rotate=0')?.rotateSeconds).toBe(30);
  });

  it('names the scenes of an address that no wall has', () => {
    const named = (query: string) => unknownScenes(new URLSearchParams(query));
    expect(named('scene=floods&mm=2400')).toEqual(['floods']);
    expect(named('scenes=overview,crowds,flood')).toEqual(['crowds']);
    expect(named('scene=flood')).toEqual([]);
    expect(named('')).toEqual([]);
  });

  it('a coordinator sets goes before the address, and the overview is what is left', () => {
    const direction = {
      scenes: ['crowd' as const],
      rotateSeconds: null,
      startedAt: '2026-11-22T05:00:00.000Z',
    };
    expect(programmeInForce(direction, programme('scene=flood')).scenes).toEqual(['crowd']);
    expect(programmeInForce(null, programme('scene=flood')).scenes).toEqual(['flood']);
    expect(programmeInForce(null, null).scenes).toEqual(['overview']);
  });

  it('changes by the server’s clock alone, so that walls stay in step', () => {
    const rotating = programme('scenes=overview,flood,crowd&rotate=30')!;
    const scenes = [0, 29_999, 30_000, 60_000, 90_000].map((ms) => sceneAt(rotating, ms));
    expect(scenes).toEqual(['overview', 'overview', 'flood', 'crowd', 'overview']);
  });
});

describe('a red alarm', () => {
  const ago = (ms: number) => new Date(NOW - ms).toISOString();
  const changedAt = ago(10_000);
  /** When the server told of each alarm; by itself the one of the tests came with a picture. */
  const UNTOLD: ReadonlyMap<number, string> = new Map();
  const told = (at: string) => new Map([[alarm().id, at]]);

  it('brings its scene forward while it is new', () => {
    const red = alarm({ level: 'red', changedAt, unit: 'm' });
    expect(broughtForward([red], UNTOLD, NOW)).toBe(red);
    expect(broughtForward([red], UNTOLD, NOW + BROUGHT_FORWARD_MS)).toBeNull();
  });

  it('is as new as the news of it, where its reading was late or the clock of its device is slow', () => {
    const late = alarm({ level: 'red', changedAt: ago(10 * 60_000) });
    expect(broughtForward([late], told(ago(1_000)), NOW)).toBe(late);
    expect(broughtForward([late], told(ago(1_000)), NOW + BROUGHT_FORWARD_MS)).toBeNull();
    expect(broughtForward([late], UNTOLD, NOW), 'as one of long ago in a picture').toBeNull();
  });

  it('is not new for as long as the clock of the server was set back', () => {
    const red = alarm({ level: 'red', changedAt: ago(-60 * 60_000) });
    expect(broughtForward([red], told(ago(-60 * 60_000)), NOW)).toBeNull();
    expect(broughtForward([red], UNTOLD, NOW), 'in a picture').toBeNull();
  });

  it('is new now and no longer than any other, where the clock of its device is ahead', () => {
    const ahead = alarm({ level: 'red', changedAt: ago(-4 * 60_000) });
    expect(broughtForward([ahead], told(ago(1_000)), NOW)).toBe(ahead);
    expect(broughtForward([ahead], told(ago(BROUGHT_FORWARD_MS + 1)), NOW)).toBeNull();
    expect(broughtForward([ahead], UNTOLD, NOW), 'in a picture').toBe(ahead);
  });

  it('gives way to one that was told later, whatever their devices say; of two at once all walls choose the same', () => {
    const first = alarm({ id: 1, level: 'red', changedAt: ago(-60_000) });
    const second = alarm({ id: 2, level: 'red', changedAt: ago(60_000) });
    const inTurn = new Map([
      [1, ago(9_000)],
      [2, ago(2_000)],
    ]);
    const atOnce = new Map([
      [1, ago(2_000)],
      [2, ago(2_000)],
    ]);
    expect(broughtForward([first, second], inTurn, NOW)).toBe(second);
    expect(broughtForward([first, second], atOnce, NOW)).toBe(second);
    expect(broughtForward([second, first], atOnce, NOW)).toBe(second);
  });

  it('does so no longer once it has cleared; lesser ones never do', () => {
    expect(
      broughtForward([alarm({ level: 'red', changedAt, active: false })], UNTOLD, NOW),
    ).toBeNull();
    expect(broughtForward([alarm({ level: 'orange', changedAt })], UNTOLD, NOW)).toBeNull();
  });

  it('has the scene that shows it best', () => {
    expect(sceneOfAlarm(alarm({ subjectKind: 'gathering', unit: '%' }))).toBe('crowd');
    expect(sceneOfAlarm(alarm({ subjectKind: 'station', unit: 'm' }))).toBe('flood');
    expect(sceneOfAlarm(alarm({ subjectKind: 'hazard', unit: '%LEL' }))).toBe('hazards');
    expect(sceneOfAlarm(alarm({ subjectKind: 'shelter', unit: '%' }))).toBe('shelters-units');
    expect(sceneOfAlarm(alarm({ cause: 'feed-silent', unit: 'm' }))).toBe('overview');
  });
});
