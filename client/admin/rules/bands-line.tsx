import type { Band, Rule } from '../../../shared/model/rule.ts';
import { growthUnit } from '../../../shared/risk/growth.ts';
import { LevelShape } from '../../ui/level-mark.tsx';

/** The steps of a rule in one line, in its own order. */
export function BandsLine({ rule }: { rule: Rule }) {
  const { growth, metric } = rule;
  const sign = rule.direction === 'above' ? '≥' : '≤';
  return (
    <>
      <Line bands={rule.bands} sign={sign} unit={rule.unit} />
      {growth && <Line bands={growth.bands} sign={sign} unit={growthUnit(metric, growth)} />}
    </>
  );
}

function Line({ bands, sign, unit }: { bands: readonly Band[]; sign: string; unit: string }) {
  if (bands.length === 0) return null;
  return (
    <span className="jw-bands-line">
      {bands.map(({ level, from }) => (
        <span key={level}>
          <LevelShape condition={level} />
          {sign}
          <span className="jw-number">{from}</span>
        </span>
      ))}
      <span className="jw-secondary">{unit}</span>
    </span>
  );
}
