import type { ReactNode } from 'react';
import type { StaffingAnswer, StaffingSum } from '../../../shared/wire/staffing.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { formatNumber } from '../../ui/format-number.ts';

/** The sums of an area and of those below it; a click on one opens it. */
export function StaffSums({
  told,
  choose,
}: {
  told: StaffingAnswer;
  choose: (code: string) => void;
}) {
  const text = useText();
  return (
    <table className="jw-table" data-testid="staffing-sums">
      <thead>
        <tr>
          <th>{text('staffing.of-area')}</th>
          <th className="jw-number jw-count">{text('staffing.grids')}</th>
          <th className="jw-number jw-count">{text('staffing.full-time')}</th>
          <th className="jw-number jw-count">{text('staffing.short')}</th>
          <th className="jw-number jw-count">{text('staffing.without')}</th>
          <th className="jw-number jw-count">{text('staffing.uncounted')}</th>
          <th className="jw-number jw-count">{text('staffing.part-time')}</th>
          <th className="jw-number jw-count">{text('staffing.volunteers')}</th>
        </tr>
      </thead>
      <tbody>
        {told.parts.map((sum) => (
          <SumRow key={sum.area} sum={sum}>
            <button type="button" className="jw-area-link" onClick={() => choose(sum.area)}>
              <AreaName code={sum.area} />
            </button>
          </SumRow>
        ))}
        <SumRow sum={told.total} total>
          {text('staffing.total')} · <AreaName code={told.total.area} />
        </SumRow>
      </tbody>
    </table>
  );
}

function SumRow({ sum, total, children }: { sum: StaffingSum; total?: true; children: ReactNode }) {
  const text = useText();
  const against = (count: number, due: number) =>
    text('staffing.against', { count: formatNumber(count), due: formatNumber(due) });
  return (
    <tr data-area={sum.area} data-total={total}>
      <td>{children}</td>
      <td className="jw-number jw-count">{formatNumber(sum.grids)}</td>
      <td className="jw-number jw-count">{against(sum.fullTime, sum.normFullTime)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.shortFullTime)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.withoutFullTime)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.uncounted)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.partTime)}</td>
      <td className="jw-number jw-count">{formatNumber(sum.volunteers)}</td>
    </tr>
  );
}
