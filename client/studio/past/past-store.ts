import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Boundaries of an earlier day, drawn over those of today. */
export type PastState = {
  /** ISO 8601; null: today. */
  at: string | null;
  features: GeoJSON.FeatureCollection | null;
  reading: boolean;
  failed: boolean;
};

export const TODAY: PastState = { at: null, features: null, reading: false, failed: false };

export const pastStore = createStore<PastState>(() => TODAY);

export const usePast = <Picked>(pick: (state: PastState) => Picked): Picked =>
  useStore(pastStore, pick);
