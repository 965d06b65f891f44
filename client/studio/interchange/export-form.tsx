import { useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/export/export-format.ts';
import { COLLECTIONS, type CollectionId } from '../../../shared/model/collection.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { exportShapes } from '../../commands/exchange-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ExportUseSelect } from '../../ui/export-use-select.tsx';
import { SystemSelect } from './system-select.tsx';

/** A collection as a file: which, in what form and datum, and for grids of which day. */
export function ExportForm() {
  const text = useText();
  const [collection, setCollection] = useState<CollectionId>('grids');
  const [format, setFormat] = useState<ExportFormat>('geojson');
  const [system, setSystem] = useState<CoordinateSystem>('wgs84');
  const [day, setDay] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  // The end of that day in Shanghai: what came into force on it counts.
  const at = day === '' ? null : `${day}T23:59:59+08:00`;
  return (
    <>
      <p className="jw-secondary">{text('interchange.export-lead')}</p>
      <div className="jw-create">
        <label>
          {text('interchange.collection')}
          <select
            className="jw-input"
            value={collection}
            onChange={({ target }) => setCollection(target.value as CollectionId)}
          >
            {COLLECTIONS.map((name) => (
              <option key={name} value={name}>
                {text(`collection.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('interchange.format')}
          <select
            className="jw-input"
            value={format}
            onChange={({ target }) => setFormat(target.value as ExportFormat)}
          >
            {EXPORT_FORMATS.map((name) => (
              <option key={name} value={name}>
                {text(`export-format.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <SystemSelect system={system} choose={setSystem} />
        {collection === 'grids' && (
          <label>
            {text('interchange.day')}
            <input
              className="jw-input"
              type="date"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          </label>
        )}
        <ExportUseSelect />
        <ActButton
          word={text('interchange.save')}
          act={() =>
            exportShapes({ collection, format, system, at: collection === 'grids' ? at : null })
          }
          done={setSaved}
        />
      </div>
      {saved !== null && (
        <p role="status" className="jw-verdict">
          {text('interchange.saved', { name: saved })}
        </p>
      )}
      <h2>{text('interchange.service')}</h2>
      <p className="jw-secondary">{text('interchange.service-lead')}</p>
      <output className="jw-secret">{`${location.origin}/ogc`}</output>
    </>
  );
}
