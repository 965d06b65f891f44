import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { DatabaseFull } from '../../../server/database/errors.ts';
import {
  createReserve,
  freeBytesOf,
  RESERVE_BYTES,
  unwellWhenShort,
  withReserve,
} from '../../../server/telemetry/reserve.ts';
import type { Telemetry } from '../../../server/telemetry/service.ts';

/** A door whose disk has as much left as is said, looked at by a clock that is moved. */
function doorWith(free: number) {
  const disk = { free, looks: 0, now: 0 };
  const isShort = createReserve(
    async () => {
      disk.looks += 1;
      return disk.free;
    },
    () => disk.now,
  );
  const taken = { accepted: 1, duplicate: 0, refused: [] };
  const door = withReserve({ accept: async () => taken } as unknown as Telemetry, isShort);
  return { disk, taken, accept: () => door.accept('sensors', []) };
}

describe('a disk that is nearly full', () => {
  it('takes no readings when only the reserve is left, and does again when there is room', async () => {
    const { disk, taken, accept } = doorWith(RESERVE_BYTES - 1);
    await expect(accept()).rejects.toThrow(DatabaseFull);
    disk.free = RESERVE_BYTES;
    disk.now = 1_000;
    expect(await accept()).toEqual(taken);
  });

  it('is looked at once a second', async () => {
    const { disk, accept } = doorWith(RESERVE_BYTES);
    await accept();
    disk.now = 999;
    disk.free = 0;
    await accept();
    expect(disk.looks).toBe(1);
    disk.now = 1_000;
    await expect(accept()).rejects.toThrow(DatabaseFull);
  });

  it('makes its database unwell, so that every screen is told', async () => {
    let isShort = true;
    const well = { health: async () => 'ok' as const } as Database;
    const { health } = unwellWhenShort(well, async () => isShort);
    expect(await health()).toBe('degraded');
    isShort = false;
    expect(await health()).toBe('ok');
  });

  it('tells its free bytes where a folder lies', async () => {
    expect(await freeBytesOf(tmpdir())).toBeGreaterThan(0);
    expect(await freeBytesOf('/there/is/no/such/folder')).toBe(Number.POSITIVE_INFINITY);
  });
});
