import type { PlaceAnswer } from '../../../shared/wire/place-question.ts';
import { useText } from '../../i18n/use-text.ts';
import { EstimateText } from '../../ui/estimate-text.tsx';
import { formatNumber } from '../../ui/format-number.ts';

const SQUARE_METRES_A_SQUARE_KILOMETRE = 1_000_000;
/** Ground smaller than this is told in square metres. */
const SMALL_SQUARE_METRES = 100_000;
/** A border's rounding is not worth a word. */
const WHOLE = 0.999;

/** How large, how many live there, and how much of it could not be counted. */
export function AnswerFacts({ answer }: { answer: PlaceAnswer }) {
  const text = useText();
  const { areaSquareMetres, coveredShare, households, population } = answer;
  return (
    <>
      <dl className="jw-facts">
        <dt>{text('places.area')}</dt>
        <dd className="jw-number">
          {areaSquareMetres < SMALL_SQUARE_METRES
            ? `${formatNumber(areaSquareMetres)} m²`
            : `${formatNumber(areaSquareMetres / SQUARE_METRES_A_SQUARE_KILOMETRE, 2)} km²`}
        </dd>
        <dt>{text('places.population')}</dt>
        <dd>
          <EstimateText value={population} unit="人" />
          <span className="jw-secondary">
            {' · '}
            <EstimateText value={households} unit="户" />
          </span>
        </dd>
      </dl>
      {coveredShare < WHOLE && (
        <p className="jw-note jw-small">
          {text('places.uncovered', { share: formatNumber((1 - coveredShare) * 100, 1) })}
        </p>
      )}
      <p className="jw-small jw-secondary">{text('places.population.source')}</p>
    </>
  );
}
