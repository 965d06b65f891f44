import { useState } from 'react';
import { IMPORT_REGISTERS, type ImportRegister } from '../../../shared/import/import-fields.ts';
import { DATUMS, type Datum } from '../../../shared/model/common.ts';
import type { ImportAnswer, ImportRequest } from '../../../shared/wire/import.ts';
import { previewImport, takeImport } from '../../commands/import-rows.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportCounts, ImportResult } from './import-result.tsx';
import { type ReadFile, readImportFile } from './read-import-file.ts';
import '../places/places.css';

type Looked = { request: ImportRequest; answer: ImportAnswer; isTaken: boolean };

/** Rows of a file into a register: chosen, looked at row by row, then taken. */
export function ImportSection() {
  const text = useText();
  const role = useLive((live) => live.me?.role);
  const demo = useLive((live) => live.synthetic);
  const [register, setRegister] = useState<ImportRegister>('protected-objects');
  const [datum, setDatum] = useState<Datum>('wgs84');
  const [invented, setInvented] = useState<boolean | null>(null);
  const [file, setFile] = useState<ReadFile | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  if (role === 'coordinator') return <EmptyState title={text('import.only')} />;
  const synthetic = invented ?? demo;
  const request: ImportRequest | null =
    file?.kind === 'text'
      ? { register, datum, synthetic, format: file.format, text: file.text }
      : null;
  /** Whatever changes what would be asked makes the answer that of another question. */
  const anew = (change: () => void) => {
    change();
    setLooked(null);
  };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('import.lead')}</p>
      <div className="jw-create">
        <label>
          {text('import.register')}
          <select
            className="jw-input"
            value={register}
            onChange={({ target }) => anew(() => setRegister(target.value as ImportRegister))}
          >
            {IMPORT_REGISTERS.map((name) => (
              <option key={name} value={name}>
                {text(`import-register.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('import.datum')}
          <select
            className="jw-input"
            value={datum}
            onChange={({ target }) => anew(() => setDatum(target.value as Datum))}
          >
            {DATUMS.map((name) => (
              <option key={name} value={name}>
                {text(`datum.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('import.file')}
          <input
            type="file"
            accept=".csv,.json,.geojson,text/csv,application/geo+json"
            onChange={async ({ target }) => {
              const read = await readImportFile(target.files?.[0]);
              anew(() => setFile(read));
            }}
          />
        </label>
        <label>
          {text('import.synthetic')}
          <input
            type="checkbox"
            checked={synthetic}
            onChange={({ target }) => anew(() => setInvented(target.checked))}
          />
        </label>
        {request !== null && (
          <ActButton
            word={text('import.preview')}
            act={() => previewImport(request)}
            done={(answer) => setLooked({ request, answer, isTaken: false })}
          />
        )}
      </div>
      {file?.kind === 'too-large' && (
        <p className="jw-error" role="alert">
          {text('import.too-large')}
        </p>
      )}
      {looked === null ? (
        <ImportColumns register={register} />
      ) : (
        <>
          <ImportCounts
            answer={looked.answer}
            datum={looked.request.datum}
            isTaken={looked.isTaken}
          >
            {!looked.isTaken && looked.answer.taken.length > 0 && (
              <ActButton
                word={text('import.take', { count: formatNumber(looked.answer.taken.length) })}
                sure={text('import.sure')}
                act={() => takeImport(looked.request)}
                done={(answer) => setLooked({ ...looked, answer, isTaken: true })}
              />
            )}
          </ImportCounts>
          <ImportResult answer={looked.answer} />
        </>
      )}
    </section>
  );
}
