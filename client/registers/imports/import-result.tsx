import type { ReactNode } from 'react';
import { DATUMS, type Datum } from '../../../shared/model/common.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
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

/** CGCS2000 is WGS 84 as exactly as anything is shown. */
const isSameOnMap = (one: CoordinateSystem, other: Datum): boolean =>
  one === other || [one, other].every((system) => system === 'wgs84' || system === 'cgcs2000');

/** What a file says of its coordinates, where that is not what was chosen: the rows would lie some 500 m aside. */
function SaysItself({
  saysItself,
  datum,
}: {
  saysItself: ImportAnswer['saysItself'];
  datum: Datum;
}) {
  const text = useText();
  if (saysItself === null || isSameOnMap(saysItself, datum)) return null;
  const own = DATUMS.find((one) => one === saysItself);
  const system = own === undefined ? saysItself : text(`datum.${own}`);
  return (
    <p className="jw-error" role="alert">
      {text('import.says-itself', { system, chosen: text(`datum.${datum}`) })}
    </p>
  );
}

/** How many rows a file has and would bring in, or did; what can be done stands beside it. */
export function ImportCounts({
  answer: { total, taken, refused, file, saysItself },
  datum,
  isTaken,
  children,
}: {
  answer: ImportAnswer;
  /** What was chosen. */
  datum: Datum;
  isTaken: boolean;
  children: ReactNode;
}) {
  const text = useText();
  if (file !== null) return <EmptyState title={findingText(text, file)} />;
  const corrected = taken.filter(({ corrects }) => corrects !== null).length;
  const counts = {
    total: formatNumber(total),
    taken: formatNumber(taken.length),
    refused: formatNumber(refused.length),
  };
  return (
    <div className="jw-row">
      <SaysItself saysItself={saysItself} datum={datum} />
      <p role="status" className="jw-verdict" data-testid="import-counts">
        {text(isTaken ? 'import.taken' : 'import.previewed', counts)}
        {corrected > 0 && text('import.corrected', { count: formatNumber(corrected) })}
      </p>
      {children}
    </div>
  );
}

/** The rows of a file: those with findings first, then those that are good. */
export function ImportResult({ answer: { taken, refused } }: { answer: ImportAnswer }) {
  const text = useText();
  const townName = useTownName();
  return (
    <>
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
                  {shown.map(({ row, code, name, place, town, corrects }) => (
                    <tr key={row}>
                      <td className="jw-number">{row}</td>
                      <td>{code}</td>
                      <td>
                        {name}
                        {corrects !== null && (
                          <span className="jw-secondary">
                            {' '}
                            {text('import.corrects', { before: corrects })}
                          </span>
                        )}
                      </td>
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
