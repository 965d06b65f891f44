import type { CrosswalkMatch } from '../../../shared/wire/interchange.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { select } from '../../store/view-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import type { Question } from '../../ui/use-question.ts';

type Unit = CrosswalkMatch['units'][number];

const percent = (share: number): string => `${formatNumber(Math.round(share * 100))}%`;

function CutGrids({ cut }: Pick<Unit, 'cut'>) {
  const text = useText();
  return (
    <ul className="jw-cut-grids">
      {cut.map(({ grid, gridName, areaSquareMetres, share, households }) => (
        <li key={grid}>
          <button
            type="button"
            className="jw-link"
            onClick={() => select({ kind: 'grid', id: grid })}
          >
            {gridName}
          </button>{' '}
          {text('crosswalk.inside', {
            share: percent(share),
            area: formatNumber(Math.round(areaSquareMetres)),
            households: households === null ? '<10' : formatNumber(households),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Unit by unit how many grids it holds whole and which it cuts; then what no unit covers. */
export function CrosswalkTable({ match }: { match: Question<CrosswalkMatch> }) {
  const text = useText();
  const { value, refusal, again } = match;
  if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  if (value === null) return <LoadingState />;
  const cuts = value.units.reduce((sum, { cut }) => sum + cut.length, 0);
  return (
    <div data-testid="crosswalk-match">
      <p role="status" className="jw-verdict">
        {text(cuts === 0 ? 'crosswalk.matches' : 'crosswalk.mismatch', {
          cuts: formatNumber(cuts),
        })}{' '}
        {value.uncovered.length > 0 &&
          text('crosswalk.uncovered', { count: formatNumber(value.uncovered.length) })}
      </p>
      <p className="jw-secondary jw-small">{text('crosswalk.estimate')}</p>
      <div className="jw-table-frame">
        <table className="jw-table">
          <thead>
            <tr>
              <th>{text('crosswalk.unit')}</th>
              <th>{text('crosswalk.whole')}</th>
              <th>{text('crosswalk.cut')}</th>
            </tr>
          </thead>
          <tbody>
            {value.units.map(({ code, name, whole, cut }) => (
              <tr key={code}>
                <td>{name}</td>
                <td className="jw-number">{formatNumber(whole.length)}</td>
                <td>
                  {cut.length === 0 ? (
                    text('crosswalk.none')
                  ) : (
                    <details>
                      <summary>
                        {text('crosswalk.cut-count', { count: formatNumber(cut.length) })}
                      </summary>
                      <CutGrids cut={cut} />
                    </details>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
