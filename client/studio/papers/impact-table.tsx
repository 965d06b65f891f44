import type { GridFigures, GridImpact, PlanImpact } from '../../../shared/wire/grid-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState } from '../../ui/states.tsx';

const FIGURES = [
  'areaSquareMetres',
  'households',
  'hazards',
  'shelters',
  'streams',
  'openAlarms',
  'staff',
] as const satisfies readonly (keyof GridFigures)[];

/** What is not recorded is a dash and never a zero. */
const shown = (figures: GridFigures | null, name: keyof GridFigures): string => {
  const value = figures?.[name] ?? null;
  return value === null ? '–' : formatNumber(Math.round(value));
};

/** Grid by grid: every figure before and after. */
export function ImpactTable({ impact }: { impact: PlanImpact }) {
  const text = useText();
  if (impact.grids.length === 0) return <EmptyState title={text('plan.impact.none')} />;
  return (
    <div className="jw-table-frame">
      <table className="jw-table" data-testid="impact-table">
        <thead>
          <tr>
            <th>{text('plan.grid')}</th>
            <th>{text('plan.change')}</th>
            {FIGURES.map((name) => (
              <th key={name}>{text(`plan.figure.${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impact.grids.map((grid) => (
            <Row key={grid.key} grid={grid} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ grid: { key, name, change, before, after } }: { grid: GridImpact }) {
  const text = useText();
  return (
    <tr>
      <td>
        {name}
        <span className="jw-secondary jw-small jw-block">{key}</span>
      </td>
      <td>{text(`plan.change.${change}`)}</td>
      {FIGURES.map((figure) => {
        const [old, next] = [shown(before, figure), shown(after, figure)];
        return (
          <td key={figure} className="jw-number">
            {old === next ? old : `${old} → ${next}`}
          </td>
        );
      })}
    </tr>
  );
}
