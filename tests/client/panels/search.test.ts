import { describe, expect, it } from 'vitest';
import {
  type Findable,
  find,
  findable,
  foundByBoth,
} from '../../../client/panels/search/search-index.ts';

const item = (kind: Findable['kind'], id: string, name: string) =>
  findable({ kind, id, name, detail: '', lon: 120.3, lat: 31.57 });

const INDEX = [
  item('grid', '320213021001001', '崇安寺社区第1网格'),
  item('area', '320213021', '崇安寺街道'),
  item('unit', 'unit-7', '梁溪消防07'),
  item('shelter', 'shelter-1', '崇安寺小学'),
  item('stream', 'canal-wuxi', '大运河无锡站'),
];
const found = (query: string) => find(INDEX, query).results.map(({ name }) => name);

describe('searching', () => {
  it('finds by name, areas before shelters before grids', () => {
    expect(found('崇安寺')).toEqual(['崇安寺街道', '崇安寺小学', '崇安寺社区第1网格']);
  });

  it('finds by grid code and by the inside of a name', () => {
    expect(found('320213021001001')).toEqual(['崇安寺社区第1网格']);
    expect(found('无锡站')).toEqual(['大运河无锡站']);
  });

  it('puts the thing itself before what only begins so', () => {
    expect(found('320213021')[0]).toBe('崇安寺街道');
  });

  it('wants every word, in any order and width', () => {
    expect(found('07 梁溪')).toEqual(['梁溪消防07']);
    expect(found('０７')).toEqual(['梁溪消防07']);
    expect(found('07 江阴')).toEqual([]);
  });

  it('finds nothing for nothing and says how many there are beyond the limit', () => {
    expect(find(INDEX, '  ')).toEqual({ results: [], total: 0 });
    expect(find(INDEX, '崇安寺', 1)).toMatchObject({ results: [{ id: '320213021' }], total: 3 });
  });

  it('finds by the Chinese name what is shown in English, and by letters without the apostrophe', () => {
    const shown = [item('area', '320214007', "Xin'an Subdistrict"), item('unit', 'u-1', 'Fire 01')];
    const told = [item('area', '320214007', '新安街道'), item('unit', 'u-1', '消防01')];
    const both = foundByBoth(shown, told);
    const names = (query: string) => find(both, query).results.map(({ name }) => name);
    expect(names('新安')).toEqual(["Xin'an Subdistrict"]);
    expect(names('xinan')).toEqual(["Xin'an Subdistrict"]);
    expect(names('消防01')).toEqual(['Fire 01']);
  });
});
