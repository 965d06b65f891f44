import { useMemo } from 'react';
import { GRID_KINDS } from '../../shared/model/grid.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { formatNumber } from '../ui/format-number.ts';
import { LoadingState } from '../ui/states.tsx';
import { countGrids, HOUSEHOLDS_PER_GRID } from './count-grids.ts';

/** The division in force in numbers, while nothing is selected. */
export function GridCounts() {
  const text = useText();
  const coverage = useLive((live) => live.coverage);
  const counts = useMemo(() => coverage && countGrids(coverage), [coverage]);
  if (!coverage || !counts) return <LoadingState />;
  const rows: [name: string, count: number][] = [
    [text('area-level.county'), coverage.counties.length],
    [text('area-level.town'), coverage.towns.length],
    [text('area-level.community'), coverage.communities.length],
    ...GRID_KINDS.map((kind): [string, number] => [text(`grid-kind.${kind}`), counts.byKind[kind]]),
    [text('card.households'), counts.households],
    [text('studio.too-few', { households: HOUSEHOLDS_PER_GRID.least }), counts.tooFew],
    [text('studio.too-many', { households: HOUSEHOLDS_PER_GRID.most }), counts.tooMany],
  ];
  return (
    <section className="jw-grid-counts" data-testid="grid-counts">
      <h2>{text('studio.division')}</h2>
      <dl className="jw-facts">
        {rows.map(([name, count]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd className="jw-number">{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="jw-secondary jw-small">{text('studio.counts-hint')}</p>
    </section>
  );
}
