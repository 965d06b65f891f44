import 'maplibre-gl/dist/maplibre-gl.css';
import { MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** The least page that shows the same polygons: maplibre, one source, one fill. */
setWorkerUrl(workerUrl);
new MapLibreMap({
  container: 'map',
  center: [120.11, 31.56],
  zoom: 9.2,
  attributionControl: false,
  canvasContextAttributes: { antialias: false },
  style: {
    version: 8,
    sources: { grids: { type: 'geojson', data: '/grids.geojson' } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#1a202c' } },
      {
        id: 'grids',
        type: 'fill',
        source: 'grids',
        paint: { 'fill-color': ['get', 'colour'], 'fill-antialias': false },
      },
    ],
  },
});
