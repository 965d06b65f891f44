import type { MapLibreMap } from 'maplibre-gl';
import {
  type SnapToCustom,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { snap } from '../../../shared/geo/coverage/snap.ts';
import type { Position } from '../../../shared/model/common.ts';
import { viewStore } from '../../store/view-store.ts';
import { PALETTES } from '../../ui/palette.ts';
import { finishSketch } from '../tools/finish-sketch.ts';
import { draftNow, mayDraw } from '../tools/perform-edit.ts';
import { setStudio, studioStore } from '../tools/studio-store.ts';
import { handOf } from '../tools/tools.ts';
import { metresOfPixels } from './reach.ts';
import { waterLinesNear } from './water-lines.ts';

const SNAP_PX = 10;
const MODES = { line: 'linestring', outline: 'polygon' } as const;

/** Sketches lines and outlines with terra-draw, drawn to what is near. @returns ends it */
export function followSketching(map: MapLibreMap): () => void {
  const toCustom: SnapToCustom = ({ lng, lat }) => {
    const coverage = draftNow();
    if (!coverage) return undefined;
    const place: Position = [lng, lat];
    const metres = metresOfPixels(map, SNAP_PX);
    const snapped = snap(coverage, place, metres, waterLinesNear(map, place));
    const { to, position } = snapped;
    setStudio({ snapMark: to === 'nothing' ? null : { at: position, to } });
    return to === 'nothing' ? undefined : position;
  };
  const { text, accent } = PALETTES[viewStore.getState().theme] as {
    text: `#${string}`;
    accent: `#${string}`;
  };
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({
      map,
      coordinatePrecision: 9,
      prefixId: 'studio-sketch',
    }),
    modes: [
      new TerraDrawLineStringMode({
        snapping: { toCustom },
        styles: { lineStringColor: text, lineStringWidth: 3, closingPointColor: accent },
      }),
      new TerraDrawPolygonMode({
        snapping: { toCustom },
        styles: { outlineColor: text, outlineWidth: 3, fillColor: accent, fillOpacity: 0.2 },
      }),
    ],
  });
  draw.on('finish', (id) => {
    const geometry = draw.getSnapshotFeature(id)?.geometry;
    const ring =
      geometry?.type === 'Polygon'
        ? geometry.coordinates[0]!.slice(0, -1)
        : geometry?.type === 'LineString'
          ? geometry.coordinates
          : [];
    // Not from within its own listener: the sketch is still being put away.
    queueMicrotask(() => {
      if (draw.enabled) draw.clear();
      finishSketch(ring as Position[]);
    });
  });
  draw.start();

  const follow = () => {
    const { measuring } = viewStore.getState();
    const hand = measuring === null && mayDraw() ? handOf(studioStore.getState().tool) : 'pick';
    const mode = hand === 'pick' ? 'static' : MODES[hand];
    if (draw.getMode() === mode) return;
    draw.clear();
    draw.setMode(mode);
    if (mode === 'static') map.dragPan.enable();
  };
  follow();
  const end = studioStore.subscribe((now, before) => {
    if (now.tool !== before.tool || now.replayAt !== before.replayAt) follow();
  });
  // A click measures then: no corner is drawn by it.
  const endView = viewStore.subscribe((now, before) => {
    if (now.measuring !== before.measuring) follow();
  });
  return () => {
    end();
    endView();
    if (draw.enabled) draw.stop();
  };
}
