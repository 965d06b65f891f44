import type { Condition } from '../../shared/model/level.ts';
import { useText } from '../i18n/use-text.ts';
import { RiskSwatch } from '../ui/risk-swatch.tsx';
import { PresentMark } from './present-mark.tsx';

/**
 * A grid's risk as the map fills it and the legend tells it, never by the symbol and the word of an alarm: risk and
 * alarm are two axes (DOMAIN.md §10). A grid that nobody knows is unknown, not "not assessed".
 */
export function GridRiskMark({ condition }: { condition: Condition }) {
  const text = useText();
  if (condition === 'none') return <PresentMark condition={condition} />;
  const word = text(condition === 'unknown' ? 'level.unknown' : `risk.${condition}`);
  return (
    <span className="jw-mark" data-condition={condition}>
      <RiskSwatch condition={condition} />
      <b>{text(`level.${condition}.numeral`)}</b>
      <span>{word}</span>
    </span>
  );
}
