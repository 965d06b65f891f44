import { type AreaIndex, buildAreaIndex } from '../../shared/geo/point-in-areas.ts';
import { areaShapes } from '../../shared/geo/topology.ts';
import type { Coverage } from '../store/coverage.ts';

/** Enough cells that a pointer's move costs microseconds, few enough to be built within a frame or two. */
const CELLS = 30_000;

/** Which grid lies where. */
export const indexGrids = ({ topology }: Coverage): AreaIndex =>
  buildAreaIndex(areaShapes(topology, 'grids'), { cells: CELLS });
