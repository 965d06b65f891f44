import type { Level } from '../../shared/model/level.ts';
import { useText } from '../i18n/use-text.ts';
import { RiskSwatch } from './risk-swatch.tsx';

/** An assessed risk as the map fills it, with numeral and word: another axis than an alarm, never drawn like one. */
export function RiskMark({ risk, word = true }: { risk: Level | null; word?: boolean }) {
  const text = useText();
  const level = risk ?? 'unknown';
  const words = text(`risk.${level}`);
  return (
    <span className="jw-mark" title={words}>
      <RiskSwatch condition={level} />
      <b aria-hidden={word}>{text(`level.${level}.numeral`)}</b>
      {word ? <span>{words}</span> : <span className="jw-hidden">{words}</span>}
    </span>
  );
}
