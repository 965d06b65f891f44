import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../shared/import/read-csv.ts';

const linesOf = (text: string) => {
  const read = readCsv(text);
  return read.ok ? read.lines : `broken at line ${read.line}`;
};

describe('comma separated values', () => {
  it.each([
    [
      'plain cells',
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a byte order mark and a last line end', '\uFEFFa,b\r\n', [['a', 'b']]],
    ['lines that end as on other systems', 'a\nb\rc', [['a'], ['b'], ['c']]],
    ['quotes, commas and lines inside a cell', '"x ""y"", z\r\n2",b', [['x "y", z\r\n2', 'b']]],
    [
      'empty cells, but no empty lines',
      'a,,\n\n,\n,b',
      [
        ['a', '', ''],
        ['', 'b'],
      ],
    ],
    ['a formula and markup as the text they are', '=1+1,<img>', [['=1+1', '<img>']]],
    ['nothing', '', []],
  ])('holds %s', (_, text, lines) => expect(linesOf(text)).toEqual(lines));

  it.each([
    ['a quote that never closes', 'a\n"b,c\nd', 2],
    ['text after a closing quote', 'a\r\nb\r\n"c"d', 3],
  ])('says at which line %s is', (_, text, line) =>
    expect(linesOf(text)).toBe(`broken at line ${line}`),
  );

  it('gives back whatever was written by the rules', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => `x${text}`);
    const written = (lines: string[][]) =>
      lines
        .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (lines) => {
        expect(linesOf(written(lines))).toEqual(lines);
      }),
    );
  });
});
