import { describe, expect, it } from 'vitest';
import { createLostField } from '../../../client/ui/lost-field.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

function setUp() {
  const page = { now: 0 };
  return { page, field: createLostField(() => page.now) };
}

describe('what is written on when its field has gone away', () => {
  it('presses nothing: no letter, and no space', () => {
    const { field } = setUp();
    field.lost();
    expect([field.isWritten(press('s'), false), field.isWritten(press(' '), false)]).toEqual([
      ...[true, true],
    ]);
  });

  it('is over when the writing pauses for two seconds, however long it went on', () => {
    const { page, field } = setUp();
    field.lost();
    for (let letter = 0; letter < 5; letter += 1) {
      page.now += 1_900;
      expect(field.isWritten(press('a'), false)).toBe(true);
    }
    page.now += 2_000;
    expect(field.isWritten(press('a'), false)).toBe(false);
  });

  it('is not what is written into another field, nor a key that is no letter', () => {
    const { field } = setUp();
    field.lost();
    expect(field.isWritten(press('s'), true)).toBe(false);
    expect(field.isWritten(press('Escape'), false)).toBe(false);
    expect(field.isWritten(press('k', true), false)).toBe(false);
  });

  it('is nothing where no field has gone', () => {
    expect(setUp().field.isWritten(press('s'), false)).toBe(false);
  });
});
