import type { Level } from '../../shared/model/level.ts';
import { useText } from '../i18n/use-text.ts';
import { LevelShape } from './level-mark.tsx';

/** An assessed risk by shape, numeral and word: another axis than a condition, so its words say so. */
export function RiskMark({ risk, word = true }: { risk: Level | null; word?: boolean }) {
  const text = useText();
  const level = risk ?? 'unknown';
  const words = text(`risk.${level}`);
  return (
    <span className="jw-mark" title={words}>
      <LevelShape condition={level} />
      <b aria-hidden={word}>{text(`level.${level}.numeral`)}</b>
      {word ? <span>{words}</span> : <span className="jw-hidden">{words}</span>}
    </span>
  );
}
