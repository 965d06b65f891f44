import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../client/registers/imports/read-import-file.ts';
import { readRows } from '../../../shared/import/read-rows.ts';

/** 示例小学 as Chinese spreadsheets write it, in GBK. */
const SCHOOL_IN_GBK = [0xca, 0xbe, 0xc0, 0xfd, 0xd0, 0xa1, 0xd1, 0xa7];
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const sixteen = (text: string, order: 'little' | 'big'): number[] =>
  [...`\uFEFF${text}`].flatMap((letter) => {
    const [high, low] = [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 0xff];
    return order === 'little' ? [low, high] : [high, low];
  });

const cellsOf = async (bytes: Iterable<number>) => {
  const read = await readImportFile(new File([Uint8Array.from(bytes)], 'schools.csv'));
  if (read?.kind !== 'text') return read;
  const rows = readRows(read.format, read.text);
  return rows.ok ? rows.rows[0]!.cells : rows.finding;
};

const TEXT = 'code,name\r\np-1,示例小学\r\n';

describe('a file of rows', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ['GBK', [...ascii('code,name\r\np-1,'), ...SCHOOL_IN_GBK, ...ascii('\r\n')]],
    ['UTF-16 with its mark', sixteen(TEXT, 'little')],
    ['UTF-16 the other way round', sixteen(TEXT, 'big')],
  ])('in %s has readable names', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual({ code: 'p-1', name: '示例小学' });
  });

  it('is measured as it is sent: Chinese takes half as much again there', async () => {
    const inGbk = Array.from({ length: 80_000 }, () => SCHOOL_IN_GBK).flat();
    expect(await cellsOf(inGbk)).toEqual({ kind: 'too-large' });
    const inSixteen = sixteen(`code\r\n${'a'.repeat(700_000)}`, 'little');
    expect(await cellsOf(inSixteen)).toMatchObject({ code: expect.stringMatching(/^a+$/) });
  });
});
