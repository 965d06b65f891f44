import { describe, expect, it } from 'vitest';
import { createEnglishNames } from '../../../shared/names/english-names.ts';

const englishName = createEnglishNames({
  门楼社区: 'Menlou Community',
  门楼: 'Menlou',
  示例燃气: 'Example Gas',
  门站: 'gate station',
  可燃气体: 'combustible gas',
  网格: 'grid',
  社区公园: 'community park',
  避难场所: 'shelter',
});

describe('a name in English', () => {
  it('is put together from its parts, the longest first', () => {
    expect(englishName('门楼社区社区公园避难场所')).toBe('Menlou Community community park shelter');
    expect(englishName('示例燃气186门站（门楼社区）可燃气体')).toBe(
      'Example Gas 186 gate station (Menlou Community) combustible gas',
    );
  });

  it('has the number of a grid behind', () => {
    expect(englishName('门楼社区第12网格')).toBe('Menlou Community grid 12');
  });

  it('stays as it is when a part of it is not known', () => {
    expect(englishName('门楼社区新开小店')).toBe('门楼社区新开小店');
    expect(englishName('Gate 4 <b>')).toBe('Gate 4 <b>');
  });
});
