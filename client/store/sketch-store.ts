import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PolygonGeometry, Position } from '../../shared/model/common.ts';

/** What is being drawn on the map of the page. Not part of a link. */
export type Sketch = {
  /** Whose it is: a form's that fills the page, or a panel's beside the map, of which one at a time draws. */
  of: 'form' | 'evacuation' | 'incident';
  kind: 'place' | 'area';
  /** `[lon, lat]` of a place that was picked. */
  place: Position | null;
  outline: PolygonGeometry | null;
  /** What was drawn before, the newest last: each step back takes one. */
  before: readonly (PolygonGeometry | null)[];
};

/** Null: nobody is drawing. */
export const sketchStore = createStore<{ sketch: Sketch | null }>(() => ({ sketch: null }));

/** What is drawn for `of`; null while nobody draws, or somebody else. */
export const useSketchOf = (of: Sketch['of']): Sketch | null =>
  useStore(sketchStore, ({ sketch }) => (sketch?.of === of ? sketch : null));

const change = (make: (sketch: Sketch) => Sketch): void =>
  sketchStore.setState(({ sketch }) => ({ sketch: sketch && make(sketch) }));

export const beginSketch = (start: Omit<Sketch, 'before'>): void =>
  sketchStore.setState({ sketch: { ...start, before: [] } });

export const endSketch = (): void => sketchStore.setState({ sketch: null });

export const pickPlace = (place: Position): void => change((sketch) => ({ ...sketch, place }));

/** A further shape; the one before can be had back. */
export const sketchOutline = (outline: PolygonGeometry | null): void =>
  change((sketch) => ({ ...sketch, outline, before: [...sketch.before, sketch.outline] }));

export const undoSketch = (): void =>
  change((sketch) =>
    sketch.before.length === 0
      ? sketch
      : { ...sketch, outline: sketch.before.at(-1) ?? null, before: sketch.before.slice(0, -1) },
  );
