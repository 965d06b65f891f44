import { Checkbox, Popover } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import type { TableName } from '../../../shared/model/table-export.ts';
import { useText } from '../../i18n/use-text.ts';
import { COLUMNS } from './columns.ts';
import { toggleColumn, useTables } from './table-store.ts';

/** Which columns are shown. The first names the thing and stays. */
export function ColumnChoice({ table }: { table: TableName }) {
  const text = useText();
  const { columns } = useTables((state) => state.arrangements[table]);
  return (
    <Popover position="top-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="jw-button jw-table-tool" title={text('table.columns')}>
          <Columns3 aria-hidden="true" size={14} />
          <span className="jw-table-word">{text('table.columns')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="jw-table-choices">
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
      </Popover.Dropdown>
    </Popover>
  );
}
