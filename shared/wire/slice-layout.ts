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

/** Hands out views over the columns of a slice, one after the other from wide to narrow. */
function columnCursor(buffer: ArrayBuffer, start: number) {
  let offset = start;
  const take = (rows: number, width: number): number => {
    const here = offset;
    offset += rows * width;
    return here;
  };
  return {
    uint32: (rows: number) => new Uint32Array(buffer, take(rows, 4), rows),
    int32: (rows: number) => new Int32Array(buffer, take(rows, 4), rows),
    float32: (rows: number) => new Float32Array(buffer, take(rows, 4), rows),
    uint16: (rows: number) => new Uint16Array(buffer, take(rows, 2), rows),
    uint8: (rows: number) => new Uint8Array(buffer, take(rows, 1), rows),
  };
}

/**
 * Views over the columns of the slice at `start` in `buffer`: the one place that knows their order, used to
 * write and to read. The caller has checked that `sliceBytes` of these counts lie within the buffer.
 */
export function viewColumns(
  buffer: ArrayBuffer,
  start: number,
  scalars: number,
  positions: number,
) {
  const next = columnCursor(buffer, start + SLICE_HEAD_BYTES);
  const streams = next.uint32(scalars);
  const values = next.float32(scalars);
  const ages = next.uint32(scalars);
  const places = {
    streams: next.uint32(positions),
    lons: next.int32(positions),
    lats: next.int32(positions),
    ages: next.uint32(positions),
    speeds: next.uint16(positions),
    headings: next.uint16(positions),
  };
  const numbers = {
    streams,
    values,
    ages,
    conditions: next.uint8(scalars),
    flags: next.uint8(scalars),
  };
  return {
    scalars: numbers,
    positions: { ...places, conditions: next.uint8(positions), flags: next.uint8(positions) },
  };
}
