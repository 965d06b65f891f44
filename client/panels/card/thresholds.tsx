import { type Condition, LEVELS } from '../../../shared/model/level.ts';
import type { Band, Rule } from '../../../shared/model/rule.ts';
import { growthUnit } from '../../../shared/risk/growth.ts';
import { sourceWords } from '../../i18n/source-words.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';

/** The steps a value is held against, worst first, each with where it comes from and how sure that is. */
export function Thresholds({ rule, condition }: { rule: Rule | undefined; condition: Condition }) {
  const text = useText();
  const language = useLanguage();
  if (rule === undefined) {
    return <p className="jw-secondary jw-small">{text('card.threshold.none')}</p>;
  }
  const { growth } = rule;
  const sign = rule.direction === 'above' ? '≥ ' : '≤ ';
  const worstFirst = (bands: readonly Band[]) =>
    LEVELS.flatMap((level) => bands.filter((band) => band.level === level));
  const rows = [
    ...worstFirst(rule.bands).map((band) => ({ band, unit: rule.unit })),
    ...worstFirst(growth?.bands ?? []).map((band) => ({
      band,
      unit: growthUnit(rule.metric, growth!),
    })),
  ];
  return (
    <table className="jw-steps">
      <caption className="jw-secondary jw-small">{text('card.threshold')}</caption>
      <tbody>
        {rows.map(({ band, unit }) => {
          const crowd = rule.density?.bands.find(({ level }) => level === band.level);
          return (
            <tr key={`${band.level} ${unit}`} data-now={band.level === condition}>
              <th scope="row">
                <LevelMark condition={band.level} word={false} />
              </th>
              <td className="jw-number">
                {sign}
                <Quantity value={band.from} unit={unit} />
                {crowd && (
                  <>
                    {' / ≥ '}
                    <Quantity value={crowd.from} unit="人/m²" decimals={1} />
                  </>
                )}
              </td>
              <td className="jw-secondary jw-small" title={band.source}>
                <div>
                  <span>{sourceWords(band.source, language)}</span>
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
