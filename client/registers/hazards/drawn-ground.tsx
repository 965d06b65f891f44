import type { PolygonGeometry } from '../../../shared/model/common.ts';
import type { Estimate } from '../../../shared/wire/place-question.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatArea } from '../../ui/format-area.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { useGround } from '../use-ground.ts';

/** Shares below this are the rounding of edges. */
const LEAST_PERCENT = 1;

const told = (estimate: Estimate): string =>
  typeof estimate === 'number' ? formatNumber(estimate) : estimate;

/** What the drawn ground reaches into: grids and the people in those parts of them. */
export function DrawnGround({ outline }: { outline: PolygonGeometry | null }) {
  const text = useText();
  const answer = useGround(outline);
  if (outline === null) return <p className="jw-secondary">{text('sketch.no-outline')}</p>;
  if (answer === null) return <p className="jw-secondary">{text('hazards.draw.asking')}</p>;
  if (!answer.ok) {
    return (
      <p className="jw-error" role="alert">
        {refusalText(text, answer.refusal)}
      </p>
    );
  }
  const { areaSquareMetres, coveredShare, population, grids } = answer.value;
  const percent = Math.round((1 - coveredShare) * 100);
  return (
    <div data-testid="drawn-ground">
      <p>
        <b>{text('hazards.draw.people', { people: told(population) })}</b>
      </p>
      <p>{text('hazards.draw.area', { area: formatArea(areaSquareMetres) })}</p>
      {percent >= LEAST_PERCENT && <p>{text('hazards.draw.uncovered', { percent })}</p>}
      <p>{text('hazards.draw.grids', { count: grids.total })}</p>
      <ul className="jw-list">
        {grids.items.map((grid) => (
          <li key={grid.code}>
            {grid.name ?? grid.code} <span className="jw-number">{told(grid.population)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
