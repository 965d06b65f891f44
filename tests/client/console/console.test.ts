import { describe, expect, it } from 'vitest';
import { actOfKey, CONSOLE_KEYS } from '../../../client/console/keys.ts';
import {
  evacuationRoom,
  keepSizes,
  limited,
  readSizes,
  usualSizes,
} from '../../../client/console/panel-sizes.ts';

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
    keepSizes(box, { ...usualSizes(768), left: 300 });
    expect(readSizes(box, 768).left).toBe(300);
  });

  it('are the usual ones when nothing or nonsense was kept', () => {
    expect(readSizes(storage(), 768)).toEqual(usualSizes(768));
    expect(readSizes(storage('{"left":"wide"'), 768)).toEqual(usualSizes(768));
    expect(readSizes(storage('{"left":"wide"}'), 768).left).toBe(usualSizes(768).left);
  });

  it('give the card half of a screen, however high that is', () => {
    expect(usualSizes(768).card).toBe(384);
    expect(usualSizes(1_080).card).toBe(540);
  });

  it('never let a panel eat the map or vanish', () => {
    expect(limited('right', 5_000)).toBeLessThan(700);
    expect(limited('left', -20)).toBeGreaterThan(200);
  });
});

describe('the panel of an evacuation', () => {
  const open = (window: number) => window - usualSizes(900).left - usualSizes(900).right;
  const beside = (window: number) => open(window) - evacuationRoom(open(window)).hidden;

  it('leaves its area room beside it on every usual screen', () => {
    for (const window of [1_280, 1_366, 1_440, 1_600, 1_920]) {
      expect(evacuationRoom(open(window)).hidden).toBeGreaterThan(0);
      expect(beside(window)).toBeGreaterThan(250);
    }
  });

  it('is narrower where there is less, within what its tables need', () => {
    expect(evacuationRoom(open(1_920)).width).toBe(520);
    expect(evacuationRoom(open(1_366)).width).toBeLessThan(520);
    expect(evacuationRoom(open(1_024)).width).toBe(380);
  });

  it('takes nothing of a map on which nothing would be left', () => {
    expect(evacuationRoom(open(1_024)).hidden).toBe(0);
  });
});
