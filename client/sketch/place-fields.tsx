import { Suspense, useState } from 'react';
import { insidePoint } from '../../shared/geo/inside-point.ts';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import { useText } from '../i18n/use-text.ts';
import { later } from '../ui/later.ts';
import { LoadingState } from '../ui/states.tsx';

/** Map and drawing are fetched by whoever picks or draws. */
export const LazySketchScreen = later(
  async () => (await import('./sketch-screen.tsx')).SketchScreen,
);

export type Ground = { place: Position | null; outline: PolygonGeometry | null };

/** Degrees to the seventh digit: a centimetre. */
const DEGREE_STEP = 0.0000001;

/** Where something is: typed in degrees or picked on the map, and its outline where it is drawn. */
export function PlaceFields({
  ground,
  change,
  withOutline,
}: {
  ground: Ground;
  change: (ground: Ground) => void;
  withOutline: boolean;
}) {
  const text = useText();
  const [sketching, setSketching] = useState<'place' | 'area' | null>(null);
  const { place, outline } = ground;
  return (
    <div className="jw-place-fields">
      <Degrees
        label={text('sketch.longitude')}
        name="longitude"
        value={place?.[0]}
        change={(lon) => change({ ...ground, place: [lon, place?.[1] ?? Number.NaN] })}
      />
      <Degrees
        label={text('sketch.latitude')}
        name="latitude"
        value={place?.[1]}
        change={(lat) => change({ ...ground, place: [place?.[0] ?? Number.NaN, lat] })}
      />
      <button type="button" className="jw-button" onClick={() => setSketching('place')}>
        {text('sketch.pick')}
      </button>
      {withOutline && (
        <>
          <button type="button" className="jw-button" onClick={() => setSketching('area')}>
            {text(outline === null ? 'sketch.draw' : 'sketch.redraw')}
          </button>
          <span className="jw-secondary">
            {outline === null
              ? text('sketch.no-outline')
              : text('sketch.corners', { count: outline.coordinates[0]!.length - 1 })}
          </span>
          {outline !== null && (
            <button
              type="button"
              className="jw-button"
              onClick={() => change({ ...ground, outline: null })}
            >
              {text('sketch.remove')}
            </button>
          )}
        </>
      )}
      {sketching !== null && (
        <Suspense fallback={<LoadingState />}>
          <LazySketchScreen
            kind={sketching}
            title={text(sketching === 'place' ? 'sketch.pick' : 'sketch.draw')}
            place={isWhole(place) ? place : null}
            outline={outline}
            take={(drawn) => {
              setSketching(null);
              change(takenGround(ground, drawn));
            }}
            leave={() => setSketching(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Both numbers were typed. */
export const isWhole = (place: Position | null): place is Position =>
  place?.every((degrees) => Number.isFinite(degrees)) === true;

/** A drawn outline without a place of its own is placed within it, where it is widest. */
function takenGround(ground: Ground, drawn: Ground & { kind: 'place' | 'area' }): Ground {
  if (drawn.kind === 'place') return { ...ground, place: drawn.place };
  const place = isWhole(ground.place) ? ground.place : placeIn(drawn.outline);
  return { place, outline: drawn.outline };
}

function placeIn(outline: PolygonGeometry | null): Position | null {
  if (outline === null) return null;
  const [lon, lat] = insidePoint([outline.coordinates]);
  return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
}

function Degrees({
  label,
  name,
  value,
  change,
}: {
  label: string;
  name: string;
  value: number | undefined;
  change: (degrees: number) => void;
}) {
  const known = value !== undefined && Number.isFinite(value) ? String(value) : '';
  return (
    <label>
      {label}
      <input
        className="jw-input jw-number"
        name={name}
        type="number"
        step={DEGREE_STEP}
        min={-180}
        max={180}
        required
        value={known}
        onChange={({ target }) => change(target.value === '' ? Number.NaN : Number(target.value))}
      />
    </label>
  );
}
