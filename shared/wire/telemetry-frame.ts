import { CONDITIONS } from '../model/level.ts';
import {
  ALIGNMENT,
  FRAME_HEAD_BYTES,
  SLICE_HEAD_BYTES,
  sliceBytes,
  viewColumns,
} from './slice-layout.ts';
import type {
  PositionColumns,
  PositionViews,
  ScalarColumns,
  ScalarViews,
} from './telemetry-columns.ts';

/** Raised with every change of layout; a screen of another version reloads itself. */
export const FRAME_VERSION = 1;

/** "JWTF" as it lies in memory. */
const MAGIC = 0x4654574a;
const KEYFRAME = 1;
const MAX_AGE_MS = 0xffff_ffff;

/** Times are ms since the epoch. A keyframe holds every stream of its towns, not only what changed. */
export type FrameHeader = { sequence: number; serverTime: number; keyframe: boolean };

/** The updates of one town. `town` is its code as a number; 0 for what lies in no town. */
export type Slice = {
  town: number;
  baseTime: number;
  scalars: ScalarViews;
  positions: PositionViews;
};

export type Frame = FrameHeader & { slices: Slice[] };

/** The bytes are no frame of ours; the message says what was expected and what came. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/**
 * One town's updates as bytes that can be put into any frame: encoded once a tick, joined for each set of
 * towns somebody watches. Ages count back from the newest reading in the slice; what is older than 49 days
 * is written as 49 days old. Throws RangeError when columns differ in length.
 */
export function encodeSlice(
  town: number,
  scalars: ScalarColumns,
  positions: PositionColumns,
): Uint8Array<ArrayBuffer> {
  const scalarCount = rowsOf(scalars);
  const positionCount = rowsOf(positions);
  const bytes = sliceBytes(scalarCount, positionCount);
  const buffer = new ArrayBuffer(bytes);
  const baseTime = newest(positions.times, newest(scalars.times, 0));
  const head = new DataView(buffer);
  head.setUint32(0, bytes, true);
  head.setUint32(4, town, true);
  head.setFloat64(8, baseTime, true);
  head.setUint32(16, scalarCount, true);
  head.setUint32(20, positionCount, true);
  const views = viewColumns(buffer, 0, scalarCount, positionCount);
  writeAges(views.scalars.ages, scalars.times, baseTime);
  writeAges(views.positions.ages, positions.times, baseTime);
  const { streams, values, conditions, flags } = views.scalars;
  streams.set(scalars.streams);
  values.set(scalars.values);
  conditions.set(scalars.conditions);
  flags.set(scalars.flags);
  writePositions(views.positions, positions);
  return new Uint8Array(buffer);
}

function writePositions(to: PositionViews, from: PositionColumns): void {
  to.streams.set(from.streams);
  to.lons.set(from.lons);
  to.lats.set(from.lats);
  to.speeds.set(from.speeds);
  to.headings.set(from.headings);
  to.conditions.set(from.conditions);
  to.flags.set(from.flags);
}

function rowsOf(columns: ScalarColumns | PositionColumns): number {
  const rows = columns.streams.length;
  let name: keyof typeof columns;
  for (name in columns) {
    const got = columns[name].length;
    if (got !== rows) throw new RangeError(`column ${name}: expected ${rows} rows, got ${got}`);
  }
  return rows;
}

function newest(times: Float64Array, start: number): number {
  let latest = start;
  for (let row = 0; row < times.length; row++) latest = Math.max(latest, times[row]!);
  return latest;
}

function writeAges(ages: Uint32Array, times: Float64Array, baseTime: number): void {
  for (let row = 0; row < times.length; row++) {
    ages[row] = Math.min(MAX_AGE_MS, Math.round(baseTime - times[row]!));
  }
}

/** How many bytes a frame of these slices takes. */
export const frameBytes = (slices: readonly Uint8Array[]): number =>
  slices.reduce((sum, slice) => sum + slice.length, FRAME_HEAD_BYTES);

/**
 * Writes a frame, every byte of it, into `into` from `offset`. Throws RangeError when it does not fit.
 * @returns where the frame ends
 */
export function writeFrame(
  into: Uint8Array,
  offset: number,
  header: FrameHeader,
  slices: readonly Uint8Array[],
): number {
  const head = new DataView(into.buffer, into.byteOffset + offset, FRAME_HEAD_BYTES);
  into.fill(0, offset, offset + FRAME_HEAD_BYTES);
  head.setUint32(0, MAGIC, true);
  head.setUint16(4, FRAME_VERSION, true);
  head.setUint16(6, header.keyframe ? KEYFRAME : 0, true);
  head.setFloat64(8, header.serverTime, true);
  head.setUint32(16, header.sequence, true);
  head.setUint32(20, slices.length, true);
  let end = offset + FRAME_HEAD_BYTES;
  for (const slice of slices) {
    into.set(slice, end);
    end += slice.length;
  }
  head.setUint32(24, end - offset, true);
  return end;
}

/** Puts slices behind a header, in one allocation. */
export function joinFrame(
  header: FrameHeader,
  slices: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(frameBytes(slices));
  writeFrame(frame, 0, header, slices);
  return frame;
}

/**
 * Reads a frame. The columns are views over the bytes given, valid as long as those are; bytes that do not
 * begin at a multiple of 8 in their buffer are copied once. Throws FrameError, and nothing else, on anything
 * that is not a whole frame of this version.
 */
export function decodeFrame(input: ArrayBuffer | Uint8Array): Frame {
  const bytes = aligned(input);
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FRAME_HEAD_BYTES) {
    throw new FrameError(`expected at least ${FRAME_HEAD_BYTES} bytes, got ${bytes.length}`);
  }
  expectEqual('magic', MAGIC, head.getUint32(0, true));
  expectEqual('version', FRAME_VERSION, head.getUint16(4, true));
  expectEqual('length', bytes.length, head.getUint32(24, true));
  const sliceCount = head.getUint32(20, true);
  const slices: Slice[] = [];
  let offset = FRAME_HEAD_BYTES;
  while (slices.length < sliceCount) {
    slices.push(readSlice(head, bytes, offset));
    offset += head.getUint32(offset, true);
  }
  expectEqual('end of the last slice', bytes.length, offset);
  return {
    sequence: head.getUint32(16, true),
    serverTime: finite('server time', head.getFloat64(8, true)),
    keyframe: (head.getUint16(6, true) & KEYFRAME) !== 0,
    slices,
  };
}

function aligned(input: ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = input instanceof Uint8Array ? input : new Uint8Array(input);
  const inPlace = bytes.buffer instanceof ArrayBuffer && bytes.byteOffset % ALIGNMENT === 0;
  return inPlace ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

function readSlice(head: DataView, bytes: Uint8Array<ArrayBuffer>, offset: number): Slice {
  if (offset + SLICE_HEAD_BYTES > bytes.length) {
    throw new FrameError(`slice at ${offset}: expected a head, got ${bytes.length - offset} bytes`);
  }
  const scalars = head.getUint32(offset + 16, true);
  const positions = head.getUint32(offset + 20, true);
  const size = sliceBytes(scalars, positions);
  expectEqual(`slice at ${offset}: length`, size, head.getUint32(offset, true));
  if (offset + size > bytes.length) {
    throw new FrameError(`slice at ${offset}: ends ${offset + size - bytes.length} bytes too late`);
  }
  const columns = viewColumns(bytes.buffer, bytes.byteOffset + offset, scalars, positions);
  expectConditions(columns.scalars.conditions);
  expectConditions(columns.positions.conditions);
  return {
    town: head.getUint32(offset + 4, true),
    baseTime: finite('base time', head.getFloat64(offset + 8, true)),
    ...columns,
  };
}

/** A code beyond the table would index colours that do not exist. */
function expectConditions(codes: Uint8Array): void {
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < CONDITIONS.length) continue;
    throw new FrameError(`condition: expected 0 to ${CONDITIONS.length - 1}, got ${codes[row]}`);
  }
}

function expectEqual(what: string, expected: number, got: number): void {
  if (expected !== got) throw new FrameError(`${what}: expected ${expected}, got ${got}`);
}

function finite(what: string, value: number): number {
  if (!Number.isFinite(value)) throw new FrameError(`${what}: expected a number, got ${value}`);
  return value;
}
