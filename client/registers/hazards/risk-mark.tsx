import type { Level } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { LevelShape } from '../../ui/level-mark.tsx';

/** An assessed risk (重大/较大/一般/低), which is no warning level: shape, numeral and its own word. */
export function RiskMark({ risk }: { risk: Level | null }) {
  const text = useText();
  const condition = risk ?? 'unknown';
  return (
    <span className="jw-mark">
      <LevelShape condition={condition} />
      <b>{text(`level.${condition}.numeral`)}</b>
      {text(`risk.${condition}`)}
    </span>
  );
}
