import { describe, expect, it, vi } from 'vitest';
import { untilFetched } from '../../../client/ui/until-fetched.ts';

describe('code that is fetched', () => {
  it('is asked for until it is there, each time a little later', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const waits: number[] = [];
    let asked = 0;
    const load = async () => {
      asked += 1;
      if (asked < 8) throw new TypeError('Failed to fetch dynamically imported module');
      return 'map';
    };
    const wait = async (ms: number) => void waits.push(ms);
    expect(await untilFetched(load, wait)).toBe('map');
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    vi.restoreAllMocks();
  });

  it('is asked for once where it comes', async () => {
    const load = vi.fn(async () => 'desk');
    expect(await untilFetched(load)).toBe('desk');
    expect(load).toHaveBeenCalledTimes(1);
  });
});
