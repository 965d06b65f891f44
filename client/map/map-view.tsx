import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import { usePictureStatus } from '../situation/picture-status.ts';
import { useLive } from '../store/live-store.ts';
import { mapMade } from '../store/map-port.ts';
import { telemetry } from '../store/telemetry.ts';
import { useView } from '../store/view-store.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import { startMap } from './map-controller.ts';
import './map-view.css';

const MapMissing = lazy(async () => ({
  default: (await untilFetched(() => import('./map-missing.tsx'))).MapMissing,
}));

/** How often the root tells tests which frame is on the screen. */
const TELL_FRAME_MS = 250;

/**
 * The map of the page. Mounted once under every desk and never again: what happens on it happens outside
 * of React, from the stores.
 */
export const MapView = memo(function MapView() {
  const container = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const status = usePictureStatus();
  const journal = useLive((live) => live.journalNumber);
  const coverage = useLive((live) => live.coverage?.version);
  const label = useView(({ language }) => (language === 'zh' ? '态势地图' : 'Situation map'));
  const [isThere, setIsThere] = useState(true);
  useEffect(() => {
    const end = startMap(container.current!, setIsThere);
    mapMade.reach();
    return end;
  }, []);
  useEffect(() => {
    // The keyboard moves the map from its canvas, which maplibre names in English.
    container.current?.querySelector('.maplibregl-canvas')?.setAttribute('aria-label', label);
  }, [label]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (root.current) root.current.dataset.frame = String(telemetry.frame);
    }, TELL_FRAME_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <section
      ref={root}
      className="jw-map"
      data-testid="map"
      data-live={status}
      data-journal={journal}
      data-coverage={coverage}
      aria-label={label}
    >
      <div ref={container} className="jw-map-canvas" />
      {!isThere && (
        <Suspense fallback={null}>
          <MapMissing />
        </Suspense>
      )}
    </section>
  );
});
