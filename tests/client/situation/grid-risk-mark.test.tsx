import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it } from 'vitest';
import { GridRiskMark } from '../../../client/situation/grid-risk-mark.tsx';
import { setLanguage } from '../../../client/store/view-store.ts';
import type { Condition } from '../../../shared/model/level.ts';

const drawn = (condition: Condition) =>
  renderToStaticMarkup(<GridRiskMark condition={condition} />);
const said = (condition: Condition) => drawn(condition).replace(/<[^>]*>/g, '');

beforeEach(() => setLanguage('zh'));

it('a grid’s risk has the fill and the words of the legend, not those of an alarm', () => {
  expect(['red', 'orange', 'yellow', 'blue'].map((level) => said(level as Condition))).toEqual([
    'Ⅰ重大风险',
    'Ⅱ较大风险',
    'Ⅲ一般风险',
    'Ⅳ低风险',
  ]);
  expect(drawn('orange')).toContain('jw-swatch');
  expect(drawn('orange')).not.toContain('<svg');
});

it('a grid that nobody knows is unknown', () => {
  expect(said('unknown')).toBe('?未知');
});
