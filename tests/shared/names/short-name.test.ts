import { describe, expect, it } from 'vitest';
import { shortName, widthInEms, withoutAreaWord } from '../../../shared/names/short-name.ts';

const GAS = {
  name: '示例燃气186门站（中海社区）可燃气体',
  place: '中海社区',
  kind: '燃气',
};

describe('a short name', () => {
  it('is the name itself where it fits, without its brackets', () => {
    const taihu = { name: '太湖平均水位（大浦口代表）', place: '大浦村', kind: '水位' };
    expect(shortName(taihu, 7)).toBe('太湖平均水位');
    expect(shortName({ name: '鼋头渚·樱花谷', place: '鼋头渚', kind: '客流' }, 7)).toBe(
      '鼋头渚·樱花谷',
    );
  });

  it('is place and kind where the name is too long, with less of the place where that is too long', () => {
    expect(shortName(GAS, 7)).toBe('中海社区 燃气');
    expect(shortName(GAS, 5)).toBe('中海 燃气');
    const english = {
      name: 'Example Gas 186 gate station',
      place: 'Zhonghai Community',
      kind: 'gas',
    };
    expect(shortName(english, 8)).toBe('Zhonghai gas');
  });

  it('is the name where nothing is known of the place, and the shortest where nothing fits', () => {
    expect(shortName({ name: '化工园区监测', place: null, kind: '中断' }, 3)).toBe('化工园区监测');
    expect(shortName(GAS, 2)).toBe('中海 燃气');
  });

  it('never calls a place by nothing', () => {
    expect(shortName({ name: '某某社区一号监测站点', place: '社区', kind: '烟雾' }, 6)).toBe(
      '社区 烟雾',
    );
  });
});

describe('an area on the map', () => {
  it('goes without the English word for what it is', () => {
    expect(withoutAreaWord('Binhu District')).toBe('Binhu');
    expect(withoutAreaWord("Xin'an Subdistrict")).toBe("Xin'an");
    expect(withoutAreaWord('Taihu Science Park')).toBe('Taihu Science Park');
    expect(withoutAreaWord('滨湖区')).toBe('滨湖区');
  });
});

describe('the width of a text', () => {
  it('is an em an ideograph and little more than half a letter', () => {
    expect(widthInEms('太湖')).toBe(2);
    expect(widthInEms('（）')).toBe(2);
    expect(widthInEms('Taihu')).toBeCloseTo(2.8, 5);
  });
});
