import { type Coverage, gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { areaSquareMetres } from '../../shared/geo/measure.ts';
import type { GridKey } from '../../shared/model/grid-edit.ts';

/** Square metres of a grid of a coverage; 0 for an unknown key. */
export const areaOf = (coverage: Coverage, key: GridKey): number =>
  areaSquareMetres({ type: 'MultiPolygon', coordinates: gridOutline(coverage, key) });
