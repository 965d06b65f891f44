import { describe, expect, it } from 'vitest';
import { actOfKey, CONSOLE_KEYS } from '../../../client/console/keys.ts';
import { keepSizes, limited, readSizes, USUAL_SIZES } from '../../../client/console/panel-sizes.ts';

const press = (key: string, control = false) => ({
  key,
  ctrlKey: control,
  metaKey: false,
  altKey: false,
});

describe('the keys of the console', () => {
  it('mean one thing each', () => {
    const keys = CONSOLE_KEYS.map(({ shown }) => shown);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('search, and open the palette also while someone types', () => {
    expect(actOfKey(press('/'), false)).toBe('keys.search');
    expect(actOfKey(press('/'), true)).toBeNull();
    expect(actOfKey(press('k', true), true)).toBe('keys.palette');
  });

  it('leave the browser its own', () => {
    expect(actOfKey(press('l', true), false)).toBeNull();
    expect(actOfKey({ ...press('d'), altKey: true }, false)).toBeNull();
  });
});

describe('panel sizes', () => {
  const storage = (kept: string | null = null) => {
    const box = { kept };
    return {
      getItem: () => box.kept,
      setItem: (_: string, value: string) => {
        box.kept = value;
      },
    };
  };

  it('are remembered', () => {
    const box = storage();
    keepSizes(box, { ...USUAL_SIZES, left: 300 });
    expect(readSizes(box).left).toBe(300);
  });

  it('are the usual ones when nothing or nonsense was kept', () => {
    expect(readSizes(storage())).toEqual(USUAL_SIZES);
    expect(readSizes(storage('{"left":"wide"'))).toEqual(USUAL_SIZES);
    expect(readSizes(storage('{"left":"wide"}')).left).toBe(USUAL_SIZES.left);
  });

  it('never let a panel eat the map or vanish', () => {
    expect(limited('right', 5_000)).toBeLessThan(700);
    expect(limited('left', -20)).toBeGreaterThan(200);
  });
});
