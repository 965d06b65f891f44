import type { Rule } from '../../../shared/model/rule.ts';
import { LevelShape } from '../../ui/level-mark.tsx';

/** The steps of a rule in one line, in its own order. */
export function BandsLine({ rule }: { rule: Pick<Rule, 'bands' | 'direction' | 'unit'> }) {
  return (
    <span className="jw-bands-line">
      {rule.bands.map(({ level, from }) => (
        <span key={level}>
          <LevelShape condition={level} />
          {rule.direction === 'above' ? '≥' : '≤'}
          <span className="jw-number">{from}</span>
        </span>
      ))}
      <span className="jw-secondary">{rule.unit}</span>
    </span>
  );
}
