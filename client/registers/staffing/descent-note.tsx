import type { GridStaffing } from '../../../shared/model/staffing.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** Where a grid's staff comes from by a plan: of which grids it is the sum, or what was last counted in them. */
export function DescentNote({ row: { counted, descent } }: { row: GridStaffing }) {
  const text = useText();
  if (descent === null || descent.from.length === 0) return null;
  const parts = descent.from.map(({ grid, name, counted: last }) => {
    const told = `${name} ${grid}`;
    if (last === null) return text('staffing.from.uncounted', { grid: told });
    return text('staffing.from.counted', {
      ...{ grid: told, count: formatNumber(last.fullTime), part: formatNumber(last.partTime) },
      day: last.countedOn,
    });
  });
  const word = counted === null ? 'staffing.descent.recount' : 'staffing.descent.sum';
  return (
    <p className="jw-secondary jw-small" data-testid="staff-descent">
      {text(word)}
      {parts.join(text('staffing.from.and'))}
    </p>
  );
}
