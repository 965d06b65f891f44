import { expect, it } from 'vitest';
import type { SectorWind } from '../../../shared/model/affected-area.ts';
import { nearestWind, WIND_REACH_METRES } from '../../../shared/risk/nearest-wind.ts';

const station = (stream: string, metres: number, speed: number | null = 3): SectorWind => ({
  ...{ stream, metres, speed, name: stream },
  at: '2026-11-22T06:00:00.000Z',
});
const near = station('near', 800);
const far = station('far', WIND_REACH_METRES);
const beyond = station('beyond', WIND_REACH_METRES + 1);

it('counts the nearest station that is heard', () => {
  expect(nearestWind([far, near])).toBe(near);
  expect(nearestWind([station('mute', 100, null), far])).toBe(far);
});

it('tells of a station that is not heard where no other is', () => {
  expect(nearestWind([station('mute', 100, null)])).toMatchObject({ stream: 'mute', speed: null });
});

it('knows nothing of the wind where the nearest station is out of reach', () => {
  expect(nearestWind([beyond])).toBeNull();
  expect(nearestWind([station('mute', 100, null), beyond])).toMatchObject({ stream: 'mute' });
});
