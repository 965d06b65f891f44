import type { PlanImpact } from '../../../shared/wire/grid-plan-impact.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** The grids whose staff must be counted once the plan is in force: nothing known is divided by guess. */
export function RecountPart({ impact: { grids, recount } }: { impact: PlanImpact }) {
  const text = useText();
  if (recount.length === 0) return null;
  const nameOf = (key: string) => grids.find((grid) => grid.key === key)?.name ?? key;
  const sourceOf = ({ key, staff }: PlanImpact['recount'][number]['from'][number]) =>
    staff === null
      ? text('impact.recount.uncounted', { grid: nameOf(key) })
      : text('impact.recount.counted', { grid: nameOf(key), count: formatNumber(staff) });
  return (
    <>
      <h2>{text('impact.recount')}</h2>
      <p className="jw-secondary">{text('impact.recount.lead')}</p>
      <ul data-testid="impact-recount">
        {recount.map(({ key, from }) => (
          <li key={key}>
            {nameOf(key)}
            {from.length > 0 && ` ← ${from.map(sourceOf).join(text('staffing.from.and'))}`}
          </li>
        ))}
      </ul>
    </>
  );
}
