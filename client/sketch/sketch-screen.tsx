import { type ReactNode, useEffect, useRef } from 'react';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import { beginOnMap, leaveSketch } from '../commands/sketch-on-map.ts';
import { useText } from '../i18n/use-text.ts';
import { MapView } from '../map/map-view.tsx';
import { type Sketch, sketchOutline, undoSketch, useSketchOf } from '../store/sketch-store.ts';
import { type Camera, setMeasuring, viewStore } from '../store/view-store.ts';
import './sketch.css';

/** How close the map begins at what is drawn already. */
const START_ZOOM = 15;

type Props = {
  kind: Sketch['kind'];
  title: string;
  place: Position | null;
  outline: PolygonGeometry | null;
  /** Takes what was drawn. */
  take: (drawn: Sketch) => void;
  /** Leaves without taking anything; so does Escape. */
  leave: () => void;
  /** What is said of the sketch beside the map. */
  children?: (drawn: Sketch) => ReactNode;
};

const cameraAt = ([lon, lat]: Position): Camera => ({
  ...{ lon, lat, zoom: START_ZOOM, bearing: 0, pitch: 0 },
});

/** The whole window as a map on which a place is picked or an area drawn. */
export function SketchScreen({ kind, title, place, outline, take, leave, children }: Props) {
  const text = useText();
  const sketch = useSketchOf('form');
  useSketchMode({ of: 'form', kind, place, outline }, leave);
  const isDrawn = (kind === 'place' ? sketch?.place : sketch?.outline) != null;
  return (
    <div className="jw-sketch" role="dialog" aria-label={title} data-testid="sketch">
      <MapView />
      <header className="jw-sketch-bar">
        <b>{title}</b>
        <span className="jw-secondary jw-grow">
          {text(kind === 'place' ? 'sketch.place.hint' : 'sketch.area.hint')}
        </span>
        {kind === 'area' && (
          <>
            <button
              type="button"
              className="jw-button"
              disabled={!sketch || sketch.before.length === 0}
              onClick={undoSketch}
            >
              {text('sketch.undo')}
            </button>
            <button
              type="button"
              className="jw-button"
              disabled={sketch?.outline == null}
              onClick={() => sketchOutline(null)}
            >
              {text('sketch.clear')}
            </button>
          </>
        )}
        <button type="button" className="jw-button" onClick={leave}>
          {text('sketch.leave')}
        </button>
        <button
          type="button"
          className="jw-button"
          data-strong
          disabled={!isDrawn}
          onClick={() => sketch && take(sketch)}
        >
          {text('sketch.take')}
        </button>
      </header>
      {children && sketch && <aside className="jw-sketch-side">{children(sketch)}</aside>}
    </div>
  );
}

/** Begins the sketch with the screen and ends it with it; Escape leaves from wherever the focus is. */
function useSketchMode(start: Omit<Sketch, 'before'>, leave: () => void): void {
  // The sketch begins once, with what there was then.
  const first = useRef(start);
  useEffect(() => {
    const { camera } = viewStore.getState();
    const { place, outline } = first.current;
    const at = place ?? outline?.coordinates[0]?.[0] ?? null;
    if (at !== null) viewStore.setState({ camera: cameraAt(at) });
    setMeasuring(null);
    beginOnMap(first.current);
    return () => {
      leaveSketch('form');
      viewStore.setState({ camera });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [leave]);
}
