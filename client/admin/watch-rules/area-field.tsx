import { Suspense, useCallback, useState } from 'react';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { PolygonGeometry } from '../../../shared/model/common.ts';
import type { WatchArea } from '../../../shared/model/watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { LazySketchScreen } from '../../sketch/place-fields.tsx';
import { useLive } from '../../store/live-store.ts';
import { LoadingState } from '../../ui/states.tsx';
import { blankArea } from './draft.ts';
import { SelectField } from './fields.tsx';
import { PickNames } from './pick-names.tsx';

const KINDS = ['administrative', 'hazard', 'drawn'] as const;
const NOTHING = { type: 'Polygon', coordinates: [] } satisfies PolygonGeometry;

/** The polygon of a text, or an empty one while it is none. */
function polygonOf(typed: string): PolygonGeometry {
  try {
    const read: unknown = JSON.parse(typed);
    const geometry = (read as { geometry?: unknown }).geometry ?? read;
    const { type, coordinates } = geometry as PolygonGeometry;
    return type === 'Polygon' && Array.isArray(coordinates) ? { type, coordinates } : NOTHING;
  } catch {
    return NOTHING;
  }
}

const cornersOf = ({ coordinates }: PolygonGeometry): number =>
  Math.max(0, (coordinates[0]?.length ?? 0) - 1);
const writtenAs = (outline: PolygonGeometry): string =>
  outline.coordinates.length === 0 ? '' : JSON.stringify(outline);

/** An area drawn on the map, or pasted as it was drawn elsewhere: both are the same text. */
function DrawnField({
  outline,
  change,
}: {
  outline: PolygonGeometry;
  change: (outline: PolygonGeometry) => void;
}) {
  const text = useText();
  const isBlank = outline.coordinates.length === 0;
  const [typed, setTyped] = useState(writtenAs(outline));
  const [drawing, setDrawing] = useState(false);
  const leave = useCallback(() => setDrawing(false), []);
  return (
    <>
      <span className="jw-row jw-wide">
        <button type="button" className="jw-button" onClick={() => setDrawing(true)}>
          {text(isBlank ? 'sketch.draw' : 'sketch.redraw')}
        </button>
        <span className="jw-secondary">
          {isBlank
            ? text('sketch.no-outline')
            : text('sketch.corners', { count: cornersOf(outline) })}
        </span>
      </span>
      <label className="jw-wide">
        {text('watch.area.outline')}
        <textarea
          className="jw-input"
          rows={3}
          aria-invalid={isBlank}
          placeholder={text('watch.area.drawn.hint')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            change(polygonOf(target.value));
          }}
        />
      </label>
      {drawing && (
        <Suspense fallback={<LoadingState />}>
          <LazySketchScreen
            kind="area"
            title={text('sketch.draw')}
            place={null}
            outline={isBlank ? null : outline}
            take={({ outline: drawn }) => {
              setDrawing(false);
              setTyped(drawn === null ? '' : writtenAs(drawn));
              change(drawn ?? NOTHING);
            }}
            leave={leave}
          />
        </Suspense>
      )}
    </>
  );
}

/** An administrative area, one of the hazard register, or one that was drawn. */
export function AreaField({
  area,
  change,
}: {
  area: WatchArea;
  change: (area: WatchArea) => void;
}) {
  const text = useText();
  const areas = useLive((live) => live.registers?.areas ?? null);
  const hazards = useLive((live) => live.registers?.hazards ?? null);
  const choosable = areas?.filter(({ level }) => level !== 'community') ?? [];
  const nameOf = (code: string) => choosable.find((one) => one.code === code)?.name ?? code;
  const calledOf = (code: string) => {
    const parent = choosable.find((one) => one.code === code)?.parent ?? null;
    return parent === null || parent === CITY_CODE
      ? nameOf(code)
      : `${nameOf(parent)} · ${nameOf(code)}`;
  };
  return (
    <>
      <SelectField
        label={text('watch.area')}
        names={KINDS}
        value={area.kind}
        wordOf={(kind) => text(`watch.area.${kind}`)}
        change={(kind) => change(blankArea(kind))}
      />
      {area.kind === 'administrative' && (
        <SelectField
          label={text('watch.area.administrative')}
          names={choosable.map(({ code }) => code)}
          value={area.code}
          wordOf={calledOf}
          change={(code) => change({ kind: 'administrative', code })}
        />
      )}
      {area.kind === 'hazard' && (
        <PickNames
          label={text('watch.area.hazard')}
          options={hazards ?? []}
          chosen={area.hazard === '' ? [] : [area.hazard]}
          change={(ids) => change({ kind: 'hazard', hazard: ids.at(-1) ?? '' })}
        />
      )}
      {area.kind === 'drawn' && (
        <DrawnField
          outline={area.outline}
          change={(outline) => change({ kind: 'drawn', outline })}
        />
      )}
    </>
  );
}
