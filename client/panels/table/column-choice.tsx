import { Checkbox } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import type { TableName } from '../../../shared/model/table-export.ts';
import { useText } from '../../i18n/use-text.ts';
import { COLUMNS } from './columns.ts';
import { toggleColumn, useTables } from './table-store.ts';
import { ToolPopover } from './tool-popover.tsx';

/** Which columns are shown. The first names the thing and stays. */
export function ColumnChoice({ table }: { table: TableName }) {
  const text = useText();
  const { columns } = useTables((state) => state.arrangements[table]);
  return (
    <ToolPopover
      name={text('table.columns')}
      icon={<Columns3 aria-hidden="true" size={14} />}
      className="jw-table-choices"
    >
      {COLUMNS[table].map(({ id, title }, place) => (
        <Checkbox
          key={id}
          size="xs"
          label={text(title)}
          checked={columns.includes(id)}
          disabled={place === 0}
          onChange={() => toggleColumn(id)}
        />
      ))}
    </ToolPopover>
  );
}
