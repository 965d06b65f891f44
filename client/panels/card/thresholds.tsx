import { type Condition, LEVELS } from '../../../shared/model/level.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** The steps a value is held against, worst first, each with where it comes from and how sure that is. */
export function Thresholds({ rule, condition }: { rule: Rule | undefined; condition: Condition }) {
  const text = useText();
  if (rule === undefined) {
    return <p className="jw-secondary jw-small">{text('card.threshold.none')}</p>;
  }
  const steps = LEVELS.flatMap((level) => rule.bands.filter((band) => band.level === level));
  return (
    <table className="jw-steps">
      <caption className="jw-secondary jw-small">{text('card.threshold')}</caption>
      <tbody>
        {steps.map((band) => {
          const crowd = rule.density?.bands.find(({ level }) => level === band.level);
          return (
            <tr key={band.level} data-now={band.level === condition}>
              <th scope="row">
                <LevelMark condition={band.level} word={false} />
              </th>
              <td className="jw-number">
                {rule.direction === 'above' ? '≥ ' : '≤ '}
                <Quantity value={band.from} unit={rule.unit} />
                {crowd && (
                  <>
                    {' / ≥ '}
                    <Quantity value={crowd.from} unit="人/m²" decimals={1} />
                  </>
                )}
              </td>
              <td className="jw-secondary jw-small" title={band.source}>
                <div>
                  <span>{band.source}</span>
                  <abbr title={text(`confidence.${band.confidence}`)}>{band.confidence}</abbr>
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
