import type { MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import { sketchOutline, sketchStore } from '../store/sketch-store.ts';

/** Digits of a degree: a centimetre. */
const PRECISION = 7;

const EDITABLE = {
  polygon: {
    feature: {
      draggable: true,
      coordinates: { midpoints: true, draggable: true, deletable: true },
    },
  },
};

const drawnIn = (features: readonly GeoJSONStoreFeatures[]): PolygonGeometry | null => {
  const found = features.find(
    ({ geometry, properties }) => geometry.type === 'Polygon' && properties.mode === 'polygon',
  );
  return found ? (found.geometry as PolygonGeometry) : null;
};

/**
 * One polygon is drawn corner by corner, and then pulled by its corners and edges. The sketch's store holds
 * what was drawn; what it says otherwise, by a step back, is drawn anew.
 */
export function areaSketch(map: MapLibreMap): () => void {
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: PRECISION }),
    modes: [new TerraDrawPolygonMode(), new TerraDrawSelectMode({ flags: EDITABLE })],
  });
  draw.start();
  /** What is on the map: the store's own changes are told by their not being this. */
  let drawn: PolygonGeometry | null = null;

  function show(outline: PolygonGeometry | null): void {
    drawn = outline;
    draw.clear();
    if (outline === null) {
      draw.setMode('polygon');
      return;
    }
    const feature = { type: 'Feature' as const, properties: { mode: 'polygon' } };
    const geometry = structuredClone(outline) as GeoJSON.Polygon;
    const [added] = draw.addFeatures([{ ...feature, geometry } as GeoJSONStoreFeatures]);
    draw.setMode('select');
    // A hole or an odd shape may not be editable; it is then drawn anew, not lost.
    if (added?.valid && added.id !== undefined) draw.selectFeature(added.id);
    else draw.setMode('polygon');
  }
  draw.on('finish', (id, { action }) => {
    drawn = drawnIn(draw.getSnapshot());
    sketchOutline(drawn);
    if (action !== 'draw') return;
    draw.setMode('select');
    draw.selectFeature(id);
  });
  const stop = sketchStore.subscribe(({ sketch }) => {
    if (sketch !== null && sketch.outline !== drawn) show(sketch.outline);
  });
  show(sketchStore.getState().sketch?.outline ?? null);
  return () => {
    stop();
    draw.stop();
  };
}
