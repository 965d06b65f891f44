import { useText } from '../../i18n/use-text.ts';
import { Fold } from './fold.tsx';
import { MoveTable } from './move-table.tsx';
import { GridTable, ShelterTable } from './plan-tables.tsx';

/** Every grid, shelter and move of a plan, each table folded under its count. */
export function TablesOf(props: Parameters<typeof GridTable>[0]) {
  const text = useText();
  const { grids, shelters, lines } = props.plan;
  return (
    <>
      <Fold word={text('evacuation.grids', { count: grids.length })}>
        <GridTable {...props} />
      </Fold>
      <Fold word={text('evacuation.shelters', { count: shelters.length })}>
        <ShelterTable {...props} />
      </Fold>
      <Fold word={text('evacuation.moves', { count: lines.length })}>
        <MoveTable {...props} />
      </Fold>
    </>
  );
}
