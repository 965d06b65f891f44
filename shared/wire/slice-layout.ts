/**
 * Where things lie in a frame. All numbers are little-endian, which every machine that runs a browser or
 * Node today is, so columns can be viewed as they lie. Columns follow the slice's head from wide to narrow,
 * so each is aligned without padding between; only the end is padded, to 8.
 *
 *     frame  0 u32 magic · 4 u16 version · 6 u16 flags · 8 f64 serverTime · 16 u32 sequence
 *            20 u32 slices · 24 u32 bytes of the whole frame · 28 u32 zero · 32 slices
 *     slice  0 u32 bytes · 4 u32 town · 8 f64 baseTime · 16 u32 scalars · 20 u32 positions · 24 columns
 */
export const FRAME_HEAD_BYTES = 32;
export const SLICE_HEAD_BYTES = 24;
export const ALIGNMENT = 8;

const SCALAR_BYTES = 3 * 4 + 2;
const POSITION_BYTES = 4 * 4 + 2 * 2 + 2;

/** Length of a slice in bytes, its padding included. */
export function sliceBytes(scalars: number, positions: number): number {
  const columns = scalars * SCALAR_BYTES + positions * POSITION_BYTES;
  return Math.ceil((SLICE_HEAD_BYTES + columns) / ALIGNMENT) * ALIGNMENT;
}

/**
 * Views over the columns of the slice at `start` in `buffer`: the one place that knows their order, used to
 * write and to read. The caller has checked that `sliceBytes` of these counts lie within the buffer. It runs
 * for every town of every frame, so it makes views and nothing else.
 */
export function viewColumns(
  buffer: ArrayBuffer,
  start: number,
  scalars: number,
  positions: number,
) {
  const numbers = start + SLICE_HEAD_BYTES;
  const places = numbers + 12 * scalars;
  const halves = places + 16 * positions;
  const marks = halves + 4 * positions;
  const placeMarks = marks + 2 * scalars;
  return {
    scalars: {
      streams: new Uint32Array(buffer, numbers, scalars),
      values: new Float32Array(buffer, numbers + 4 * scalars, scalars),
      ages: new Uint32Array(buffer, numbers + 8 * scalars, scalars),
      conditions: new Uint8Array(buffer, marks, scalars),
      flags: new Uint8Array(buffer, marks + scalars, scalars),
    },
    positions: {
      streams: new Uint32Array(buffer, places, positions),
      lons: new Int32Array(buffer, places + 4 * positions, positions),
      lats: new Int32Array(buffer, places + 8 * positions, positions),
      ages: new Uint32Array(buffer, places + 12 * positions, positions),
      speeds: new Uint16Array(buffer, halves, positions),
      headings: new Uint16Array(buffer, halves + 2 * positions, positions),
      conditions: new Uint8Array(buffer, placeMarks, positions),
      flags: new Uint8Array(buffer, placeMarks + positions, positions),
    },
  };
}
