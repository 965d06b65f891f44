import { describe, expect, it } from 'vitest';
import { readInstant, valueReader } from '../../../server/database/read-value.ts';
import { writeParameter } from '../../../server/database/write-parameter.ts';

const TEXT_ARRAY = 1009;
const INT4_ARRAY = 1007;
const FLOAT8_ARRAY = 1022;

describe('readInstant', () => {
  it.each([
    ['2026-07-06 02:00:00+00', '2026-07-06T02:00:00.000Z'],
    ['2026-07-06 02:00:00.5+00', '2026-07-06T02:00:00.500Z'],
    ['2026-07-06 02:00:00.123999+00', '2026-07-06T02:00:00.123Z'],
  ])('reads %s', (text, instant) => {
    expect(readInstant(text)).toBe(instant);
  });

  it.each([
    'infinity',
    '-infinity',
    '12026-07-06 02:00:00+00',
    '0044-03-15 02:00:00+00 BC',
    '2026-07-06 02:00:00+08',
  ])('leaves %s alone', (text) => {
    expect(readInstant(text)).toBe(text);
  });
});

describe('arrays of numbers', () => {
  it.each([
    ['{}', []],
    ['{1,NULL,-2.5,1e-05,1.783296000123e+15}', [1, null, -2.5, 1e-5, 1783296000123000]],
    ['{NaN,Infinity,-Infinity}', [Number.NaN, Infinity, -Infinity]],
    [
      '{{1,2},{3,NULL}}',
      [
        [1, 2],
        [3, null],
      ],
    ],
    ['[0:1]={1,2}', [1, 2]],
  ])('reads %s', (text, list) => {
    expect(valueReader(FLOAT8_ARRAY)(text)).toEqual(list);
  });
});

describe('arrays', () => {
  it.each([
    ['{}', []],
    ['{a,NULL,"NULL",""}', ['a', null, 'NULL', '']],
    ['{"a,b","c\\"d\\\\e","{x}"}', ['a,b', 'c"d\\e', '{x}']],
    [
      '{{a,b},{c,d}}',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['[0:1]={a,b}', ['a', 'b']],
  ])('reads %s', (text, list) => {
    expect(valueReader(TEXT_ARRAY)(text)).toEqual(list);
  });

  it.each([
    [
      [
        ['a"b', 'c\\d'],
        [null, ''],
      ],
    ],
    [['{', '}', ',', 'NULL', ' x ']],
  ])('come back as they were written: %j', (list) => {
    expect(valueReader(TEXT_ARRAY)(writeParameter(list) ?? '')).toEqual(list);
  });

  it('of numbers are written without quotes', () => {
    expect(writeParameter([1, -2.5, null])).toBe('{1,-2.5,NULL}');
    expect(valueReader(INT4_ARRAY)('{1,-2}')).toEqual([1, -2]);
  });
});

describe('writeParameter', () => {
  it.each<[unknown, string | null]>([
    [null, null],
    [undefined, null],
    [true, 'true'],
    [1e21, '1e+21'],
    [12n, '12'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Uint8Array([1, 255]), '\\x01ff'],
    [{ a: ['b'] }, '{"a":["b"]}'],
  ])('writes %s as %s', (value, text) => {
    expect(writeParameter(value)).toBe(text);
  });

  it('refuses what has no SQL form', () => {
    expect(() => writeParameter(() => 1)).toThrow(TypeError);
    expect(() => writeParameter(Symbol('x'))).toThrow(TypeError);
  });
});
