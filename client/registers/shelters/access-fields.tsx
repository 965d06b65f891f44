import { useLayoutEffect, useState } from 'react';
import type { ShelterFacilities } from '../../../shared/model/shelter-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { MOST_ACCESS_POINTS } from './facilities-of-form.ts';

type Point = ShelterFacilities['accessPoints'][number];
type Row = { key: number; point: Point | null };

type Props = {
  points: readonly Point[];
  /** How many there are at first, of which the last may be new. */
  count: number;
  /** Keeps what stands in the form. */
  look: () => void;
};

/** The entrances of a site: a name, where it is in degrees, and whether there is a way without steps. */
export function AccessFields({ points, count, look }: Props) {
  const text = useText();
  const [rows, setRows] = useState<Row[]>(() =>
    Array.from({ length: count }, (_, key) => ({ key, point: points[key] ?? null })),
  );
  // An entrance goes without a field being typed in.
  useLayoutEffect(look);
  const add = () => setRows([...rows, { key: (rows.at(-1)?.key ?? -1) + 1, point: null }]);
  return (
    <>
      {rows.map(({ key, point }) => (
        <div key={key} className="jw-create">
          <PointFields point={point} />
          <button
            type="button"
            className="jw-button"
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            {text('shelters.access.remove')}
          </button>
        </div>
      ))}
      {rows.length < MOST_ACCESS_POINTS && (
        <p>
          <button type="button" className="jw-button" onClick={add}>
            {text('shelters.access.add')}
          </button>
        </p>
      )}
    </>
  );
}

function PointFields({ point }: { point: Point | null }) {
  const text = useText();
  return (
    <>
      <label>
        {text('shelters.access.name')}
        <input
          className="jw-input"
          name="accessName"
          required
          maxLength={120}
          defaultValue={point?.name ?? ''}
        />
      </label>
      <Degrees name="accessLon" most={180} value={point?.place[0]} />
      <Degrees name="accessLat" most={90} value={point?.place[1]} />
      <label>
        {text('shelters.access.step-free')}
        <select
          className="jw-select"
          name="accessStepFree"
          defaultValue={point?.stepFree == null ? '' : String(point.stepFree)}
        >
          <option value="">{text('shelters.unrecorded')}</option>
          <option value="true">{text('shelters.yes')}</option>
          <option value="false">{text('shelters.no')}</option>
        </select>
      </label>
    </>
  );
}

type DegreesProps = { name: 'accessLon' | 'accessLat'; most: number; value: number | undefined };

function Degrees({ name, most, value }: DegreesProps) {
  const text = useText();
  return (
    <label>
      {text(name === 'accessLon' ? 'shelters.access.lon' : 'shelters.access.lat')}
      <input
        className="jw-input jw-number"
        name={name}
        type="number"
        step="any"
        min={-most}
        max={most}
        required
        defaultValue={value ?? ''}
      />
    </label>
  );
}
