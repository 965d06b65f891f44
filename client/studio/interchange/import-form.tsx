import { SHAPE_TARGETS, type ShapeTarget } from '../../../shared/import/shapes/shape-target.ts';
import {
  AXIS_ORDERS,
  type AxisOrder,
  type CoordinateSystem,
} from '../../../shared/model/coordinate-system.ts';
import { HAZARD_CLASSES, type HazardClass } from '../../../shared/model/hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { type ChosenFile, readShapeFile } from './read-shape-file.ts';
import { SystemSelect } from './system-select.tsx';

export type ImportOptions = {
  chosen: ChosenFile | null;
  target: ShapeTarget;
  system: CoordinateSystem;
  axes: AxisOrder;
  layerName: string;
  department: string | null;
  hazardClass: HazardClass;
  /** null: as the city is. */
  invented: boolean | null;
};

function Select<Name extends string>({
  label,
  names,
  chosen,
  wordOf,
  choose,
}: {
  label: string;
  names: readonly Name[];
  chosen: Name | null;
  wordOf: (name: Name) => string;
  choose: (name: Name) => void;
}) {
  return (
    <label>
      {label}
      <select
        className="jw-input"
        value={chosen ?? ''}
        onChange={({ target }) => choose(target.value as Name)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {wordOf(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a file is said to be before it is looked at. */
export function ImportForm({
  options,
  isInvented,
  change,
}: {
  options: ImportOptions;
  isInvented: boolean;
  change: (changed: Partial<ImportOptions>) => void;
}) {
  const text = useText();
  const departments = useLive((live) => live.registers?.departments ?? null) ?? [];
  const { target, system, axes, department, hazardClass, layerName, chosen } = options;
  const isLayer = target === 'crosswalk';
  return (
    <div className="jw-create">
      <Select
        label={text('interchange.target')}
        names={SHAPE_TARGETS}
        chosen={target}
        wordOf={(name) => text(`interchange.target.${name}`)}
        choose={(name) => change({ target: name })}
      />
      {(isLayer || target === 'hazard-areas') && (
        <Select
          label={text('interchange.department')}
          names={departments.map(({ id }) => id)}
          chosen={department}
          wordOf={(id) => departments.find((one) => one.id === id)?.name ?? id}
          choose={(id) => change({ department: id })}
        />
      )}
      {target === 'hazard-areas' && (
        <Select
          label={text('interchange.hazard-class')}
          names={HAZARD_CLASSES}
          chosen={hazardClass}
          wordOf={(name) => text(`class.${name}`)}
          choose={(name) => change({ hazardClass: name })}
        />
      )}
      {isLayer && (
        <label>
          {text('interchange.layer-name')}
          <input
            className="jw-input"
            maxLength={120}
            value={layerName}
            onChange={({ target: field }) => change({ layerName: field.value })}
          />
        </label>
      )}
      <label>
        {text('interchange.file')}
        <input
          type="file"
          accept=".geojson,.json,.zip,.kml,.kmz,.csv"
          onChange={async ({ target: field }) =>
            change({ chosen: await readShapeFile(field.files?.[0]) })
          }
        />
      </label>
      <SystemSelect system={system} choose={(name) => change({ system: name })} />
      <Select
        label={text('interchange.axes')}
        names={AXIS_ORDERS}
        chosen={axes}
        wordOf={(name) => text(`interchange.axes.${name}`)}
        choose={(name) => change({ axes: name })}
      />
      <label>
        {text('import.synthetic')}
        <input
          type="checkbox"
          checked={isInvented}
          onChange={({ target: field }) => change({ invented: field.checked })}
        />
      </label>
      {chosen?.kind === 'too-large' && (
        <p className="jw-error" role="alert">
          {text('interchange.too-large')}
        </p>
      )}
    </div>
  );
}
