import { type Condition, LEVELS } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { PresentMark } from '../../situation/present-mark.tsx';
import { Age } from '../../ui/age.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { RiskMark } from '../../ui/risk-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { unitOf, wordOf } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** What stands in one cell. */
export function Cell({ column, row }: { column: Column; row: Row }) {
  const text = useText();
  const value = row.values[column.id] ?? null;
  if (value === null) return <span className="jw-secondary">–</span>;
  if (column.kind === 'level') return <PresentMark condition={value as Condition} />;
  if (column.kind === 'risk')
    return <RiskMark risk={LEVELS.find((level) => level === value) ?? null} />;
  if (column.kind === 'choice') return wordOf(column, String(value), text);
  if (typeof value === 'string') return value;
  if (column.kind === 'moment') return <TimeText at={value} />;
  if (column.kind === 'age') return <Age at={value} periodSeconds={row.periodSeconds} />;
  return <Quantity value={value} unit={unitOf(column, row)} decimals={column.decimals} />;
}
