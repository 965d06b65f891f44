import type { ReactNode } from 'react';
import type { PatrolSum } from '../../../shared/wire/patrols.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { GroundShare } from './ground-share.tsx';

/** The shifts of a day: the whole area first, then those below it; a click on one opens it. */
export function ShiftSums({
  total,
  parts,
  choose,
}: {
  total: readonly PatrolSum[];
  parts: readonly PatrolSum[];
  choose: (code: string) => void;
}) {
  const text = useText();
  return (
    <table className="jw-table" data-testid="patrol-sums">
      <thead>
        <tr>
          <th>{text('staffing.of-area')}</th>
          <th>{text('patrols.shift')}</th>
          <th className="jw-number jw-count">{text('staffing.grids')}</th>
          <th className="jw-number jw-count">{text('patrols.planned')}</th>
          <th className="jw-number jw-count">{text('patrols.done')}</th>
          <th className="jw-number jw-count">{text('patrols.overdue')}</th>
          <th>{text('patrols.ground')}</th>
        </tr>
      </thead>
      <tbody>
        {total.map((sum) => (
          <SumRow key={sum.shift} sum={sum}>
            <strong>
              {text('staffing.total')} · <AreaName code={sum.area} />
            </strong>
          </SumRow>
        ))}
        {parts.map((sum) => (
          <SumRow key={`${sum.area}${sum.shift}`} sum={sum}>
            <button type="button" className="jw-area-link" onClick={() => choose(sum.area)}>
              <AreaName code={sum.area} />
            </button>
          </SumRow>
        ))}
      </tbody>
    </table>
  );
}

function SumRow({ sum, children }: { sum: PatrolSum; children: ReactNode }) {
  const text = useText();
  return (
    <tr data-area={sum.area}>
      <td>{children}</td>
      <td className="jw-nowrap">{text(`shift.${sum.shift}`)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.grids)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.planned)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.done)}</td>
      <td className="jw-number jw-count">
        {sum.overdue > 0 ? (
          <span className="jw-overdue">{formatNumber(sum.overdue)}</span>
        ) : (
          formatNumber(sum.overdue)
        )}
      </td>
      <td>
        <GroundShare visited={sum.cellsVisited} of={sum.cellsTold} />
        {sum.untold > 0 && sum.cellsTold > 0 && (
          <span className="jw-town">
            {text('patrols.ground.untold', { count: formatNumber(sum.untold) })}
          </span>
        )}
      </td>
    </tr>
  );
}
