import { useSyncExternalStore } from 'react';
import { telemetry } from './telemetry.ts';

/** Panels look at the columns at most this often. */
const PANEL_INTERVAL_MS = 250;

const listeners = new Set<() => void>();
let shown = telemetry.revision;
let timer: ReturnType<typeof setInterval> | null = null;

function look(): void {
  if (shown === telemetry.revision || document.hidden) return;
  shown = telemetry.revision;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(look, PANEL_INTERVAL_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** Renders the component anew when telemetry changed, at most four times a second. */
export const useTelemetryRevision = (): number =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => 0,
  );
