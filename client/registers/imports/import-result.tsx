import type { ImportAnswer } from '../../../shared/wire/import.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { fieldText } from './field-text.ts';

type Finding = ImportAnswer['refused'][number]['findings'][number];

const findingText = (text: Text, { field, reason, got }: Finding): string =>
  `${fieldText(text, field)}: ${text(`import-reason.${reason}`)}${got === '' ? '' : ` — ${got}`}`;

/** What a file would bring in, or did: the rows with findings first, then those that are good. */
export function ImportResult({ answer, isTaken }: { answer: ImportAnswer; isTaken: boolean }) {
  const text = useText();
  const townName = useTownName();
  const { total, taken, refused, file } = answer;
  if (file !== null) return <EmptyState title={findingText(text, file)} />;
  const counts = {
    total: formatNumber(total),
    taken: formatNumber(taken.length),
    refused: formatNumber(refused.length),
  };
  return (
    <>
      <p role="status" className="jw-verdict" data-testid="import-counts">
        {text(isTaken ? 'import.taken' : 'import.previewed', counts)}
      </p>
      {refused.length > 0 && (
        <div className="jw-table-frame">
          <ShortList rows={refused} wordsOf={({ code }) => code}>
            {(shown) => (
              <table className="jw-table" data-testid="import-refused">
                <thead>
                  <tr>
                    <th>{text('import.row')}</th>
                    <th>{text('import-field.code')}</th>
                    <th>{text('import.findings')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ row, code, findings }) => (
                    <tr key={row}>
                      <td className="jw-number">{row}</td>
                      <td>{code}</td>
                      <td>
                        {findings.map((finding) => (
                          <div key={finding.field}>{findingText(text, finding)}</div>
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ShortList>
        </div>
      )}
      {taken.length > 0 && (
        <div className="jw-table-frame">
          <ShortList rows={taken} wordsOf={({ code, name }) => `${code} ${name}`}>
            {(shown) => (
              <table className="jw-table" data-testid="import-good">
                <thead>
                  <tr>
                    <th>{text('import.row')}</th>
                    <th>{text('import-field.code')}</th>
                    <th>{text('admin.name')}</th>
                    <th>{text('column.place')}</th>
                    <th>{text('column.town')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ row, code, name, place, town }) => (
                    <tr key={row}>
                      <td className="jw-number">{row}</td>
                      <td>{code}</td>
                      <td>{name}</td>
                      <td className="jw-number">
                        {place.map((part) => part.toFixed(5)).join(', ')}
                      </td>
                      <td>{townName(town)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ShortList>
        </div>
      )}
    </>
  );
}
