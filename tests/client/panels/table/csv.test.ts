import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../../client/i18n/use-text.ts';
import type { Telling } from '../../../../client/panels/table/cell-text.ts';
import { COLUMNS } from '../../../../client/panels/table/columns.ts';
import { csvOf, fileNameOf } from '../../../../client/panels/table/csv.ts';
import { filterTold } from '../../../../client/panels/table/filter-told.ts';
import type { Row } from '../../../../client/panels/table/row.ts';
import { NO_FILTERS } from '../../../../client/store/view-store.ts';
import { writeRows } from '../../../../shared/export/write-csv.ts';

const AT = Date.parse('2026-11-22T06:00:00.000Z');
const TELLING: Telling = { text: TEXTS.zh, language: 'zh', now: AT };
const columnsOf = (table: keyof typeof COLUMNS, ...ids: string[]) =>
  COLUMNS[table].filter(({ id }) => ids.includes(id));

const row = (values: Row['values'], more: Partial<Row> = {}): Row => ({
  selection: { kind: 'stream', id: 'one' },
  geometry: null,
  synthetic: true,
  values,
  ...more,
});
const linesOf = (csv: string) => csv.split('\r\n').slice(0, -1);

const csvText = (text: string) =>
  writeRows([], [[text]]).slice('\uFEFF\r\n'.length, -'\r\n'.length);

describe('a text in a file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1'])(
    'is never a formula: %j',
    (text) => expect(csvText(text)).toBe(`"'${text}"`),
  );

  it('keeps commas, quotes and lines inside its cell', () => {
    expect(csvText('示例"A", 一\n二')).toBe('"示例""A"", 一\n二"');
  });

  it('that is harmless stays as it is', () => {
    expect(csvText('鼋头渚 3-1')).toBe('"鼋头渚 3-1"');
  });
});

describe('a table as a file', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and says of each row whether it is invented', () => {
    const csv = csvOf([row({ name: '无锡站' })], columnsOf('streams', 'name'), TELLING);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(linesOf(csv.slice(1))[1]).toBe('"无锡站","是"');
  });

  it('has the given columns in their order, numbers without groups, times in UTC, and units', () => {
    const rows = [
      row({ name: 'a', value: -1.5, heard: AT }, { unit: 'm' }),
      row({ name: 'b', value: 12_345, heard: null }, { unit: '人' }),
      row({ name: 'c', value: 4, heard: null }, { unit: '人', synthetic: false }),
    ];
    const lines = linesOf(csvOf(rows, columnsOf('streams', 'name', 'value', 'heard'), TELLING));
    expect(lines[0]?.split(',')).toHaveLength(5);
    expect(lines.slice(1)).toEqual([
      '"a",-1.5,"m","2026-11-22T06:00:00.000Z","是"',
      '"b",12345,"人",,"是"',
      '"c","<10","人",,"否"',
    ]);
  });

  it('says the unit of a whole column in its title', () => {
    const csv = csvOf([row({ name: 'a', speed: 30 })], columnsOf('units', 'speed'), TELLING);
    expect(linesOf(csv)[0]).toContain('(km/h)');
  });
});

describe('the name of the file', () => {
  it('tells which table, when in UTC, and whether anything in it is invented', () => {
    const at = '2026-11-22T13:45:01.250Z';
    expect(fileNameOf('hazards', at, true)).toBe('jingwei-hazards-20261122T134501Z-SYNTHETIC.csv');
    expect(fileNameOf('hazards', at, false)).toBe('jingwei-hazards-20261122T134501Z.csv');
  });
});

describe('what the journal is told', () => {
  it('is every filter that held rows back, of the console and of columns', () => {
    const filters = { class: { how: 'is', wanted: 'gas' } } as const;
    expect(filterTold({ ...NO_FILTERS, areas: ['320211'] }, { filters })).toBe(
      'areas=320211&column.class=is:gas',
    );
    expect(filterTold(NO_FILTERS, { filters: {} })).toBe('');
  });

  it('is never longer than the journal takes', () => {
    const filters = { name: { how: 'contains', wanted: 'x'.repeat(2_000) } } as const;
    expect(filterTold(NO_FILTERS, { filters })).toHaveLength(1_000);
  });
});
