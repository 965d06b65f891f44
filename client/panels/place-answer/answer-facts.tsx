import type { PlaceAnswer } from '../../../shared/wire/place-question.ts';
import { useText } from '../../i18n/use-text.ts';
import { isCovered } from '../../situation/is-covered.ts';
import { EstimateText } from '../../ui/estimate-text.tsx';
import { formatArea } from '../../ui/format-area.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** How large, how many live there, and how much of it could not be counted. */
export function AnswerFacts({ answer }: { answer: PlaceAnswer }) {
  const text = useText();
  const { areaSquareMetres, coveredShare, households, population } = answer;
  return (
    <>
      <dl className="jw-facts">
        <dt>{text('places.area')}</dt>
        <dd className="jw-number">{formatArea(areaSquareMetres)}</dd>
        <dt>{text('places.population')}</dt>
        <dd>
          <EstimateText value={population} unit="人" />
          <span className="jw-secondary">
            {' · '}
            <EstimateText value={households} unit="户" />
          </span>
        </dd>
      </dl>
      {!isCovered(answer) && (
        <p className="jw-note jw-small">
          {text('places.uncovered', { share: formatNumber((1 - coveredShare) * 100, 1) })}
        </p>
      )}
      <p className="jw-small jw-secondary">{text('places.population.source')}</p>
    </>
  );
}
