import { Bookmark, Check, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { TableName } from '../../../shared/model/table-export.ts';
import { useText } from '../../i18n/use-text.ts';
import { LONGEST_VIEW_NAME, type SavedView, usualArrangement } from './arrangement.ts';
import { arrange, deleteView, renameView, saveView, useTables } from './table-store.ts';
import { ToolPopover } from './tool-popover.tsx';

/** Arrangements by name: the shipped one, and those somebody kept on this machine. */
export function SavedViews({ table }: { table: TableName }) {
  const text = useText();
  const views = useTables((state) => state.views[table]);
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <ToolPopover
      name={text('table.views')}
      icon={<Bookmark aria-hidden="true" size={14} />}
      className="jw-table-views"
    >
      <button
        type="button"
        className="jw-plain jw-table-view"
        onClick={() => arrange(usualArrangement(table))}
      >
        {text('table.views.usual')}
      </button>
      {views.map((view) =>
        renaming === view.name ? (
          <NameForm
            key={view.name}
            label={text('table.views.rename', { name: view.name })}
            start={view.name}
            done={(name) => {
              renameView(view.name, name);
              setRenaming(null);
            }}
          />
        ) : (
          <ViewRow key={view.name} view={view} rename={() => setRenaming(view.name)} />
        ),
      )}
      <NameForm label={text('table.views.save')} start="" done={saveView} />
    </ToolPopover>
  );
}

function ViewRow({ view, rename }: { view: SavedView; rename: () => void }) {
  const text = useText();
  const { name, arrangement } = view;
  return (
    <div className="jw-row">
      <button
        type="button"
        className="jw-plain jw-table-view jw-clip jw-grow"
        onClick={() => arrange(arrangement)}
      >
        {name}
      </button>
      <button
        type="button"
        className="jw-icon"
        aria-label={text('table.views.rename', { name })}
        title={text('table.views.rename', { name })}
        onClick={rename}
      >
        <Pencil aria-hidden="true" />
      </button>
      <button
        type="button"
        className="jw-icon"
        aria-label={text('table.views.delete', { name })}
        title={text('table.views.delete', { name })}
        onClick={() => deleteView(name)}
      >
        <Trash2 aria-hidden="true" />
      </button>
    </div>
  );
}

function NameForm({
  label,
  start,
  done,
}: {
  label: string;
  start: string;
  done: (name: string) => void;
}) {
  const [name, setName] = useState(start);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    done(name);
    setName('');
  };
  return (
    <form className="jw-row" onSubmit={submit}>
      <input
        type="text"
        className="jw-input jw-grow"
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST_VIEW_NAME}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" className="jw-icon" aria-label={label} disabled={name.trim() === ''}>
        <Check aria-hidden="true" />
      </button>
    </form>
  );
}
