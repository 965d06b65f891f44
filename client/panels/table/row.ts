import type { Selection } from '../../store/view-store.ts';

/** What one cell holds: a text, a word's value, a number, epoch ms; null where nothing is known. */
export type Value = string | number | null;

type Place = readonly [number, number];

/** Where a thing is, as GeoJSON says it; `[lon, lat]` in degrees. */
export type RowGeometry =
  | { type: 'Point'; coordinates: Place }
  | { type: 'Polygon'; coordinates: readonly (readonly Place[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly Place[])[])[] };

/** One thing of a register with its state at this moment, by column. */
export type Row = {
  /** Its name in this table; without it that of what it selects. */
  key?: string;
  /** What a click selects on the map: the thing, or what it belongs to; null: nothing there. */
  selection: Selection | null;
  /** Null: nobody says where it is. Outlines where they are known. */
  geometry: RowGeometry | null;
  synthetic: boolean;
  values: Readonly<Record<string, Value>>;
  /** The unit of its `quantity` cells where rows differ; else the column's. */
  unit?: string;
  /** The code of its town, for the console's filter of areas. */
  town?: string;
  /** How often it is promised to be heard, for how faded its age is. */
  periodSeconds?: number;
};

/** The name of a row, one of its kind in its table. */
export const rowKey = ({ key, selection }: Row): string =>
  key ?? `${selection?.kind}:${selection?.id}`;

/** `[lon, lat]` as a geometry. */
export const pointOf = (place: Place | null): RowGeometry | null =>
  place === null ? null : { type: 'Point', coordinates: place };
