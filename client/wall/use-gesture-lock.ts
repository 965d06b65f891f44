import { useEffect, useState } from 'react';
import { MINUTE_MS } from '../../shared/time/units.ts';

/** A touched map stays where it was put for this long, then the scene comes back by itself. */
const LOCK_MINUTES = 5;
/** The cursor hides again after the last movement. */
const CURSOR_MS = 4_000;

export type GestureLock = {
  /** Epoch ms of this machine's clock; null: the programme runs. */
  lockedUntil: number | null;
  release: () => void;
};

/** A gesture on the map holds the view for LOCK_MINUTES; the strip says so and lets go. */
export function useGestureLock(): GestureLock {
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  useEffect(() => {
    const onGesture = (event: Event) => {
      const map = document.querySelector('[data-testid="map"]');
      if (!(event.target instanceof Node) || !map?.contains(event.target)) return;
      setLockedUntil(Date.now() + LOCK_MINUTES * MINUTE_MS);
    };
    const options = { passive: true, capture: true } as const;
    for (const name of ['pointerdown', 'wheel', 'touchstart'] as const) {
      window.addEventListener(name, onGesture, options);
    }
    return () => {
      for (const name of ['pointerdown', 'wheel', 'touchstart'] as const) {
        window.removeEventListener(name, onGesture, options);
      }
    };
  }, []);
  useEffect(() => {
    if (lockedUntil === null) return;
    const timer = setTimeout(() => setLockedUntil(null), Math.max(0, lockedUntil - Date.now()));
    return () => clearTimeout(timer);
  }, [lockedUntil]);
  useHiddenCursor();
  return { lockedUntil, release: () => setLockedUntil(null) };
}

function useHiddenCursor(): void {
  useEffect(() => {
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const hide = () => root.setAttribute('data-cursor', 'none');
    const onMove = () => {
      root.removeAttribute('data-cursor');
      if (timer) clearTimeout(timer);
      timer = setTimeout(hide, CURSOR_MS);
    };
    hide();
    window.addEventListener('pointermove', onMove, { passive: true });
    return () => {
      if (timer) clearTimeout(timer);
      root.removeAttribute('data-cursor');
      window.removeEventListener('pointermove', onMove);
    };
  }, []);
}
