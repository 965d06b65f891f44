import type { MapLibreMap } from 'maplibre-gl';
import { subjectOf } from '../situation/subject.ts';
import { liveStore } from '../store/live-store.ts';
import type { FlightTarget, MapPort, Padding } from '../store/map-port.ts';
import { telemetry } from '../store/telemetry.ts';
import { type Camera, type Selection, setCamera, viewStore } from '../store/view-store.ts';
import { type Box, FIRST_BOX, FIT_MARGIN_PX } from './first-box.ts';
import { prefersStill } from './prefers-still.ts';

/** How close one looks at a thing. */
const CLOSE_ZOOM = 14.5;
const GRID_ZOOM = 14;
const FLIGHT_MS = 900;

const duration = () => (prefersStill() ? 0 : FLIGHT_MS);

const cameraOf = (map: MapLibreMap): Camera => {
  const { lng, lat } = map.getCenter();
  return {
    lon: lng,
    lat,
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  };
};

const isSame = (a: Camera, b: Camera): boolean =>
  Math.abs(a.lon - b.lon) < 1e-5 &&
  Math.abs(a.lat - b.lat) < 1e-5 &&
  Math.abs(a.zoom - b.zoom) < 0.01 &&
  Math.abs(a.bearing - b.bearing) < 1 &&
  Math.abs(a.pitch - b.pitch) < 1;

const jump = (map: MapLibreMap, { lon, lat, zoom, bearing, pitch }: Camera): void =>
  void map.jumpTo({ center: [lon, lat], zoom, bearing, pitch });

const showBox = (map: MapLibreMap, [west, south, east, north]: Box, milliseconds: number): void =>
  void map.fitBounds([west, south, east, north], {
    duration: milliseconds,
    maxZoom: CLOSE_ZOOM + 1,
    padding: FIT_MARGIN_PX,
  });

/** The box of the asker's own area: what a fresh screen shows. */
function scopeBounds(): Box | null {
  const { registers, scope } = liveStore.getState();
  if (!registers) return FIRST_BOX;
  const code = scope.town ?? scope.county;
  const area = code
    ? registers.areaByCode.get(code)
    : registers.areas.find(({ level }) => level === 'city');
  return area?.bounds ?? null;
}

function flyToSelection(map: MapLibreMap, selection: Selection): void {
  const subject = subjectOf(liveStore.getState(), telemetry, selection);
  if (!subject) return;
  if (subject.bounds) showBox(map, subject.bounds, duration());
  else if (subject.place) {
    const [lon, lat] = subject.place;
    const closest = selection.kind === 'grid' ? GRID_ZOOM : CLOSE_ZOOM;
    fly(map, lon, lat, Math.max(map.getZoom(), closest));
  }
}

const fly = (map: MapLibreMap, lon: number, lat: number, zoom: number): void =>
  void map.easeTo({ center: [lon, lat], zoom, duration: duration() });

function flight(map: MapLibreMap, target: FlightTarget): void {
  if ('bounds' in target) showBox(map, target.bounds, duration());
  else if ('kind' in target) flyToSelection(map, target);
  else fly(map, target.lon, target.lat, target.zoom ?? Math.max(map.getZoom(), CLOSE_ZOOM));
}

/** Ties a map's camera to the view, and answers what panels ask of the map. */
export function createCamera(map: MapLibreMap): { port: MapPort; end(): void } {
  /** The whole scope is on the screen because nobody chose anything else: it is fitted again when room changes. */
  let wholeScope = false;
  const showScope = () => {
    const bounds = scopeBounds();
    wholeScope = true;
    if (bounds) showBox(map, bounds, 0);
  };
  const fitAgain = () => wholeScope && showScope();
  const onStart = ({ originalEvent }: { originalEvent?: Event }) => {
    if (originalEvent) wholeScope = false;
  };
  const onRest = () => {
    const camera = cameraOf(map);
    const known = viewStore.getState().camera;
    if (!known || !isSame(camera, known)) setCamera(camera);
  };
  const start = viewStore.getState().camera;
  if (start) jump(map, start);
  else showScope();
  map.on('movestart', onStart);
  map.on('moveend', onRest);
  map.on('resize', fitAgain);
  const endView = viewStore.subscribe(({ camera }, before) => {
    if (camera === before.camera || map.isMoving()) return;
    if (camera && !isSame(camera, cameraOf(map))) {
      wholeScope = false;
      jump(map, camera);
    }
    if (!camera) showScope();
  });
  const endLive = liveStore.subscribe((live, before) => {
    if (live.registers && !before.registers) fitAgain();
  });
  return {
    port: {
      draws: true,
      flyTo(target) {
        wholeScope = false;
        flight(map, target);
      },
      setPadding(padding: Padding) {
        map.setPadding(padding);
        fitAgain();
      },
    },
    end() {
      map.off('movestart', onStart);
      map.off('moveend', onRest);
      map.off('resize', fitAgain);
      endView();
      endLive();
    },
  };
}
