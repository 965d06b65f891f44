import { describe, expect, it } from 'vitest';
import { checkRow } from '../../../shared/import/check-row.ts';
import type { ImportRegister } from '../../../shared/import/import-fields.ts';
import { readRows } from '../../../shared/import/read-rows.ts';

const only = (register: ImportRegister, titles: string, line: string) => {
  const read = readRows('csv', `${titles}\n${line}`);
  if (!read.ok) throw new Error(read.finding.expected);
  return checkRow(register, 'wgs84', read.rows[0]!);
};
const TITLES = 'code,name,kind,venueType,lon,lat,managerUnit,lastDrill';
const keyPlace = (change: Partial<Record<string, string>> = {}) => {
  const row: Record<string, string> = {
    ...{
      code: 'k-1',
      name: '示例医院',
      kind: 'hospital',
      venueType: '',
      lon: '120.3',
      lat: '31.5',
    },
    ...{ managerUnit: '示例单位', lastDrill: '2026-07-06' },
    ...(change as Record<string, string>),
  };
  return only(
    'key-places',
    TITLES,
    TITLES.split(',')
      .map((title) => row[title])
      .join(','),
  );
};
const faults = (checked: ReturnType<typeof keyPlace>) =>
  'findings' in checked ? checked.findings.map(({ field }) => field) : [];

describe('a row by itself', () => {
  it('is read by titles in either language, in any order', () => {
    const checked = only(
      'protected-objects',
      '纬度,名称,编号,LON,类别',
      '31.5,示例学校,p-1,120.3,school',
    );
    expect(checked).toMatchObject({
      place: [120.3, 31.5],
      values: { code: 'p-1', kind: 'school' },
    });
  });

  it.each([
    ['a code with a space', { code: 'k 1' }, ['code']],
    ['no name', { name: '' }, ['name']],
    ['a name of 121 characters', { name: '长'.repeat(121) }, ['name']],
    ['a name that turns its direction', { name: 'a\u202Eb' }, ['name']],
    ['a name in letters nobody could read', { name: '\uFFFD\uFFFD医院' }, ['name']],
    ['a name with a letter of nothing', { name: '示例\0医院' }, ['name']],
    ['an unknown kind', { kind: 'castle' }, ['kind']],
    ['a number with a unit', { lon: '120.3°' }, ['lon']],
    ['1e999', { lat: '1e999' }, ['lat']],
    ['a day that does not exist', { lastDrill: '2026-02-30' }, ['lastDrill']],
    ['a new venue without its type', { kind: 'new-venue' }, ['venueType']],
    ['a type for what is no new venue', { venueType: 'escape-room' }, ['venueType']],
    ['several faults', { code: '', kind: '' }, ['code', 'kind']],
    ['a place on another continent', { lon: '0', lat: '0' }, ['lon, lat']],
    ['no last drill', { lastDrill: '' }, []],
  ])('with %s', (_, change, fields) => expect(faults(keyPlace(change))).toEqual(fields));

  it('repeats what came only as far as it can be read', () => {
    const checked = keyPlace({ kind: 'x'.repeat(10_000) });
    expect('findings' in checked && checked.findings[0]?.got.length).toBeLessThan(70);
  });
});

describe('a file', () => {
  it('of GeoJSON may carry any property without harm', () => {
    const text =
      '{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[120.3,31.5]},' +
      '"properties":{"__proto__":{"code":"x"},"constructor":"y","code":"p-1","name":{"a":1}}},null,7]}';
    const read = readRows('geojson', text);
    expect(read.ok && read.rows).toHaveLength(3);
    expect(read.ok && read.rows[0]?.cells).toMatchObject({ code: 'p-1', name: '', lon: '120.3' });
  });

  it('of GeoJSON with a code too long for a number says at which row, and takes no rounded one', () => {
    const feature = (code: string) =>
      `{"type":"Feature","geometry":{"type":"Point","coordinates":[120.3,31.5]},"properties":{"code":${code},"name":"示例","kind":"school"}}`;
    const text = `{"type":"FeatureCollection","features":[${['320213021001001', '32021302100100103', '"32021302100100103"'].map(feature).join()}]}`;
    const read = readRows('geojson', text);
    const checked = read.ok
      ? read.rows.map((row) => checkRow('protected-objects', 'wgs84', row))
      : [];
    expect(checked.map((row) => ('findings' in row ? row.findings : row.values.code))).toEqual([
      '320213021001001',
      [expect.objectContaining({ field: 'code', reason: 'malformed', got: '≈32021302100100104' })],
      '32021302100100103',
    ]);
  });

  it('of more rows than are taken at once is refused whole', () => {
    const read = readRows('csv', `code\n${'a\n'.repeat(5_001)}`);
    expect(read).toMatchObject({
      ok: false,
      finding: { expected: 'at most 5000 rows', got: '5001' },
    });
  });
});
