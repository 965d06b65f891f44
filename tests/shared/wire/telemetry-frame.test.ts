import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PositionColumns,
  packDegrees,
  packHeading,
  packSpeed,
  positionColumns,
  type ScalarColumns,
  scalarColumns,
  UNMEASURED,
  unpackDegrees,
  unpackHundredths,
} from '../../../shared/wire/telemetry-columns.ts';
import {
  decodeFrame,
  encodeSlice,
  FrameError,
  joinFrame,
} from '../../../shared/wire/telemetry-frame.ts';

const NOW = Date.UTC(2026, 6, 6, 2);
const HEADER = { sequence: 7, serverTime: NOW, keyframe: true };
const CHONGANSI = 320213021;

const uint = (max: number) => fc.nat({ max });
const time = fc.integer({ min: NOW - 86_400_000, max: NOW + 300_000 });

const scalars: fc.Arbitrary<ScalarColumns> = fc
  .array(fc.tuple(uint(0xffffffff), fc.float(), time, uint(5), uint(255)), { maxLength: 40 })
  .map((rows) => ({
    streams: Uint32Array.from(rows, ([stream]) => stream),
    values: Float32Array.from(rows, (row) => row[1]),
    times: Float64Array.from(rows, (row) => row[2]),
    conditions: Uint8Array.from(rows, (row) => row[3]),
    flags: Uint8Array.from(rows, (row) => row[4]),
  }));

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const positions: fc.Arbitrary<PositionColumns> = fc
  .array(fc.tuple(uint(0xffffffff), int32, int32, time, uint(0xffff), uint(0xffff), uint(5)), {
    maxLength: 40,
  })
  .map((rows) => ({
    streams: Uint32Array.from(rows, ([stream]) => stream),
    lons: Int32Array.from(rows, (row) => row[1]),
    lats: Int32Array.from(rows, (row) => row[2]),
    times: Float64Array.from(rows, (row) => row[3]),
    speeds: Uint16Array.from(rows, (row) => row[4]),
    headings: Uint16Array.from(rows, (row) => row[5]),
    conditions: Uint8Array.from(rows, (row) => row[6]),
    flags: Uint8Array.from(rows, (row) => row[6]),
  }));

const towns = fc.array(fc.tuple(uint(0xffffffff), scalars, positions), { maxLength: 6 });

/** Ages turned back into times, so that what was put in can be compared with what came out. */
function timed<T extends { ages: Uint32Array }>({ ages, ...columns }: T, baseTime: number) {
  return { ...columns, times: Float64Array.from(ages, (age) => baseTime - age) };
}

function aFrame(): Uint8Array<ArrayBuffer> {
  const water = scalarColumns(3);
  water.values.set([3.905, 2_000_000, Number.NaN]);
  water.times.fill(NOW);
  return joinFrame(HEADER, [
    encodeSlice(CHONGANSI, water, positionColumns(1)),
    encodeSlice(0, scalarColumns(0), positionColumns(2)),
  ]);
}

describe('a frame', () => {
  it('brings back whatever columns were put in', () => {
    fc.assert(
      fc.property(towns, (put) => {
        const frame = decodeFrame(
          joinFrame(
            HEADER,
            put.map((town) => encodeSlice(...town)),
          ),
        );
        expect(frame).toMatchObject(HEADER);
        expect(
          frame.slices.map(({ town, baseTime, ...slice }) => [
            town,
            timed(slice.scalars, baseTime),
            timed(slice.positions, baseTime),
          ]),
        ).toEqual(put);
      }),
    );
  });

  it('is read in place, and copied once when it lies askew', () => {
    const bytes = aFrame();
    expect(decodeFrame(bytes).slices[0]!.scalars.values.buffer).toBe(bytes.buffer);
    const askew = new Uint8Array(bytes.length + 3);
    askew.set(bytes, 3);
    expect(decodeFrame(askew.subarray(3))).toEqual(decodeFrame(bytes.buffer));
  });

  it('keeps millimetres of water, whole head counts, and the absence of a value', () => {
    const { values } = decodeFrame(aFrame()).slices[0]!.scalars;
    expect(values[0]).toBeCloseTo(3.905, 6);
    expect(values[1]).toBe(2_000_000);
    expect(values[2]).toBeNaN();
  });

  it('keeps every column aligned, so the GPU can take it as it is', () => {
    const scalarRows = [1, 2, 3, 5];
    const parts = scalarRows.map((rows) => encodeSlice(1, scalarColumns(rows), positionColumns(1)));
    for (const part of parts) expect(part.length % 8).toBe(0);
    expect(decodeFrame(joinFrame(HEADER, parts)).slices).toHaveLength(parts.length);
  });

  it('writes what is older than it can say as very old, never as new', () => {
    const ancient = scalarColumns(2);
    ancient.times.set([0, NOW]);
    const [slice] = decodeFrame(
      joinFrame(HEADER, [encodeSlice(1, ancient, positionColumns(0))]),
    ).slices;
    expect([...slice!.scalars.ages]).toEqual([0xffffffff, 0]);
  });

  it('costs at most a quarter of the bytes of JSON', () => {
    const columns = scalarColumns(1_000);
    const json = Array.from({ length: 1_000 }, (_, row) => ({
      stream: row + 1,
      value: 3.9 + row / 1_000,
      time: NOW - row,
      condition: 'yellow',
      flags: 0,
    }));
    const bytes = joinFrame(HEADER, [encodeSlice(1, columns, positionColumns(0))]).length;
    expect(bytes).toBeLessThan(0.25 * JSON.stringify(json).length);
  });
});

describe('columns of different lengths', () => {
  it('are refused by name', () => {
    const uneven = { ...scalarColumns(2), flags: new Uint8Array(1) };
    expect(() => encodeSlice(1, uneven, positionColumns(0))).toThrow(
      /flags: expected 2 rows, got 1/,
    );
  });
});

describe('bytes that are no frame', () => {
  const spoil = (offset: number, value: number) => {
    const bytes = aFrame();
    new DataView(bytes.buffer).setUint32(offset, value, true);
    return bytes;
  };

  it.each([
    ['nothing', new Uint8Array(0), /at least 32 bytes, got 0/],
    ['another magic', spoil(0, 1), /magic/],
    ['another version', spoil(4, 2), /version: expected 1, got 2/],
    ['a cut tail', aFrame().slice(0, -8), /length/],
    ['a slice too many', spoil(20, 3), /expected a head, got 0 bytes/],
    ['a slice too few', spoil(20, 1), /end of the last slice/],
    [
      'a slice that claims four thousand million rows',
      spoil(48, 0xffffffff),
      /slice at 32: length/,
    ],
    ['a time that is no number', spoil(12, 0x7ff00000), /server time/],
  ])('are refused: %s', (_name, bytes, message) => {
    expect(() => decodeFrame(bytes)).toThrow(message);
    expect(() => decodeFrame(bytes)).toThrow(FrameError);
  });

  it('throw a FrameError or decode, whatever they are', () => {
    const mutation = fc.tuple(fc.nat({ max: aFrame().length - 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 8 }), fc.nat({ max: 200 }), (changes, cut) => {
        const bytes = aFrame();
        for (const [offset, value] of changes) bytes[offset] = value;
        expectFrameOrError(bytes.subarray(0, bytes.length - cut));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectFrameOrError));
  });

  function expectFrameOrError(bytes: Uint8Array): void {
    try {
      for (const slice of decodeFrame(bytes).slices) {
        for (const column of [slice.scalars.flags, slice.positions.flags]) {
          expect(column.byteOffset + column.length).toBeLessThanOrEqual(column.buffer.byteLength);
        }
      }
    } catch (error) {
      expect(error).toBeInstanceOf(FrameError);
    }
  }
});

describe('packing', () => {
  it('keeps a place to a centimetre', () => {
    expect(unpackDegrees(packDegrees(120.3123456789))).toBeCloseTo(120.3123457, 9);
  });

  it('tells 0 from not measured', () => {
    expect(packSpeed(0)).toBe(0);
    expect(packSpeed(undefined)).toBe(UNMEASURED);
    expect(packSpeed(9_999)).toBe(UNMEASURED - 1);
    expect(unpackHundredths(packSpeed(13.89))).toBe(13.89);
    expect(unpackHundredths(packHeading(null))).toBeNull();
  });

  it('turns a heading into one circle', () => {
    expect([packHeading(360), packHeading(-90), packHeading(359.999)]).toEqual([0, 27_000, 0]);
  });
});
