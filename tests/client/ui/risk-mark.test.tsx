import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RiskMark } from '../../../client/ui/risk-mark.tsx';

it('an assessed risk is drawn as the map fills it, and never by the symbol of an alarm', () => {
  const mark = renderToStaticMarkup(<RiskMark risk="orange" />);
  expect(mark).toContain('class="jw-swatch" data-level="orange"');
  expect(mark).not.toContain('<svg');
  expect(mark).toContain('较大风险');
  expect(renderToStaticMarkup(<RiskMark risk={null} />)).toContain('data-level="unknown"');
});
