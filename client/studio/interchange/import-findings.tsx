import { takeableAs } from '../../../shared/import/shapes/takeable.ts';
import type { AxisOrder, CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { PreviewShape, ShapePreview } from '../../../shared/wire/interchange.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { flyTo } from '../../store/map-port.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState } from '../../ui/states.tsx';
import { type Chosen, isChosen } from './choose-shapes.ts';
import { systemText } from './system-select.tsx';

type Finding = PreviewShape['findings'][number];
type Reread = (reading: { system?: CoordinateSystem; axes?: AxisOrder }) => void;

const metres = (value: number): string => formatNumber(Math.round(Math.abs(value)));

/** Which way and how far, in words: 437 m east, 210 m south. */
const wayText = (text: Text, { eastMetres, northMetres }: NonNullable<ShapePreview['shift']>) =>
  text('interchange.way', {
    east: metres(eastMetres),
    eastWord: text(eastMetres >= 0 ? 'interchange.east' : 'interchange.west'),
    north: metres(northMetres),
    northWord: text(northMetres >= 0 ? 'interchange.north' : 'interchange.south'),
  });

function ShiftLine({ shift, reread }: { shift: ShapePreview['shift']; reread: Reread }) {
  const text = useText();
  if (shift === null || shift.verdict === 'unknown') {
    return <p className="jw-secondary">{text('interchange.shift-unknown')}</p>;
  }
  if (shift.verdict === 'fits') {
    return (
      <p className="jw-secondary">
        {text('interchange.shift-fits', { metres: metres(shift.medianMetres) })}
      </p>
    );
  }
  const { likely } = shift;
  const told = { metres: metres(shift.metres), way: wayText(text, shift) };
  return (
    <p className="jw-error" role="alert" data-testid="shift">
      {text('interchange.shifted', told)}{' '}
      {likely !== null && (
        <button type="button" className="jw-button" onClick={() => reread({ system: likely })}>
          {text('interchange.read-as', { system: text(`datum.${likely}`) })}
        </button>
      )}
    </p>
  );
}

/** What stands against the file as a whole, and what would put it right; nothing is put right unasked. */
export function FileFindings({
  preview,
  system,
  reread,
}: {
  preview: ShapePreview;
  system: CoordinateSystem;
  reread: Reread;
}) {
  const text = useText();
  const { file, recognised, saysItself, shift, leftOut, shapes } = preview;
  if (file !== null) {
    return <EmptyState title={text(`file-reason.${file.reason}`)} hint={file.got} />;
  }
  const good = shapes.filter((shape) => takeableAs(shape) === 'drawn').length;
  const counts = { total: formatNumber(shapes.length), good: formatNumber(good) };
  return (
    <div data-testid="file-findings">
      <p role="status" className="jw-verdict">
        {text('interchange.previewed', counts)}
      </p>
      {recognised !== null && (
        <p className="jw-error" role="alert">
          {text('interchange.recognised', {
            system: systemText(text, recognised.system),
            axes: text(`interchange.axes.${recognised.axes}`),
          })}{' '}
          <button type="button" className="jw-button" onClick={() => reread(recognised)}>
            {text('interchange.read-so')}
          </button>
        </p>
      )}
      {saysItself !== null && saysItself !== system && (
        <p className="jw-secondary">
          {text('interchange.says-itself', { system: systemText(text, saysItself) })}
        </p>
      )}
      <ShiftLine shift={shift} reread={reread} />
      {leftOut.length > 0 && (
        <p className="jw-secondary jw-small">
          {text('interchange.left-out', { columns: leftOut.join(text('list.and')) })}
        </p>
      )}
    </div>
  );
}

/** Where a finding lies in a shape, counted from 1 as people do. */
const ringText = (text: Text, { part, ring }: Finding): string =>
  part < 0 || ring < 0 ? '' : text('interchange.ring', { part: part + 1, ring: ring + 1 });

function FindingLine({ found }: { found: Finding }) {
  const text = useText();
  const { reason, severity, place, got } = found;
  const words = [text(`shape-reason.${reason}`), ringText(text, found), got].filter(
    (word) => word !== '',
  );
  return (
    <div className={severity === 'error' ? 'jw-error' : 'jw-secondary'}>
      {place === null ? (
        words.join(' · ')
      ) : (
        <button
          type="button"
          className="jw-link"
          onClick={() => flyTo({ lon: place[0], lat: place[1], zoom: 16 })}
        >
          {words.join(' · ')}
        </button>
      )}
    </div>
  );
}

/** Drawn at once: what stands against something first, the rest is counted [D]. */
const MOST_ROWS = 300;

/** Every shape with what stands against it; a click on a finding goes to its place. */
export function ShapeFindings({
  shapes,
  chosen,
  toggle,
}: {
  shapes: readonly PreviewShape[];
  chosen: Chosen;
  toggle: (shape: PreviewShape) => void;
}) {
  const text = useText();
  const inOrder = shapes.toSorted((one, other) => other.findings.length - one.findings.length);
  if (shapes.length === 0) return null;
  return (
    <div className="jw-table-frame">
      <table className="jw-table" data-testid="shape-findings">
        <thead>
          <tr>
            <th>{text('interchange.chosen')}</th>
            <th>{text('import.row')}</th>
            <th>{text('import-field.code')}</th>
            <th>{text('admin.name')}</th>
            <th>{text('import.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.slice(0, MOST_ROWS).map((shape) => {
            const how = takeableAs(shape);
            const label = text(
              how === 'repaired' ? 'interchange.take-repaired' : 'interchange.take-drawn',
            );
            return (
              <tr key={shape.number}>
                <td>
                  {how !== null && (
                    <label className="jw-row">
                      <input
                        type="checkbox"
                        aria-label={`${label} ${shape.name}`}
                        checked={isChosen(chosen, shape)}
                        onChange={() => toggle(shape)}
                      />
                      {how === 'repaired' && text('interchange.repaired')}
                    </label>
                  )}
                </td>
                <td className="jw-number">{shape.number}</td>
                <td>{shape.code}</td>
                <td>{shape.name}</td>
                <td>
                  {shape.findings.map((found) => (
                    <FindingLine
                      key={`${found.reason} ${found.part} ${found.ring}`}
                      found={found}
                    />
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shapes.length > MOST_ROWS && (
        <p className="jw-secondary jw-small">
          {text('interchange.more', { count: formatNumber(shapes.length - MOST_ROWS) })}
        </p>
      )}
    </div>
  );
}
