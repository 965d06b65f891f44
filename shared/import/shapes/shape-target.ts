/** What shapes can become. `grids` become edits of a plan and are stored by the plan, not here. */
export const SHAPE_TARGETS = ['grids', 'blocks', 'crosswalk', 'hazard-areas'] as const;
export type ShapeTarget = (typeof SHAPE_TARGETS)[number];

/** The largest file, and the request that carries it in base64. Project defaults [D]: the city's grids need 4 MB. */
export const LONGEST_SHAPE_FILE_BYTES = 8 * 1_048_576;
export const LONGEST_SHAPE_REQUEST_BYTES = 12 * 1_048_576;
