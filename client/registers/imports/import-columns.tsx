import { writeRows } from '../../../shared/export/write-csv.ts';
import { IMPORT_FIELDS, type ImportRegister } from '../../../shared/import/import-fields.ts';
import { saveFile } from '../../commands/save-file.ts';
import { isTextKey, useText } from '../../i18n/use-text.ts';
import { fieldText } from './field-text.ts';

/** Where the words of a register's kinds stand. */
const WORDS = {
  'protected-objects': 'protected-kind',
  'key-places': 'key-place-kind',
  hazards: 'class',
  'ground-heights': null,
} as const satisfies Record<ImportRegister, string | null>;

/** What a file must hold: its columns, which of them are needed, and an empty one to begin with. */
export function ImportColumns({ register }: { register: ImportRegister }) {
  const text = useText();
  const fields = IMPORT_FIELDS[register];
  const kindText = (word: string) => {
    const key = `${WORDS[register]}.${word}`;
    return isTextKey(key) ? `${text(key)} ${word}` : word;
  };
  const template = () => {
    const titles = fields.map(({ field }) => field);
    saveFile(`jingwei-${register}.csv`, 'text/csv;charset=utf-8', writeRows(titles, []));
  };
  return (
    <>
      <div className="jw-row">
        <h2 className="jw-grow">{text('import.columns')}</h2>
        <button type="button" className="jw-button" onClick={template}>
          {text('import.template')}
        </button>
      </div>
      <div className="jw-table-frame">
        <table className="jw-table jw-import-columns" data-testid="import-columns">
          <thead>
            <tr>
              <th>{text('import.column')}</th>
              <th>{text('import.meaning')}</th>
              <th>{text('import.needed')}</th>
              <th>{text('import.allowed')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, titles, required, check }) => (
              <tr key={field}>
                <td>{[field, ...titles.slice(1)].join(' / ')}</td>
                <td>{fieldText(text, field)}</td>
                <td>{text(required ? 'import.yes' : 'import.no')}</td>
                <td className="jw-secondary">
                  {check.words?.map(kindText).join(text('list.then'))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
