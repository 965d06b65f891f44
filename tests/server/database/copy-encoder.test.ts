import { describe, expect, it } from 'vitest';
import { CopyEncoder } from '../../../server/database/copy-encoder.ts';

/** The fields of a PGCOPY binary stream, read by the format's description and not by our code. */
function decode(stream: Buffer): (Buffer | null)[][] {
  expect(stream.toString('latin1', 0, 11)).toBe('PGCOPY\n\xff\r\n\0');
  expect(stream.readInt32BE(11) + stream.readInt32BE(15)).toBe(0);
  const rows: (Buffer | null)[][] = [];
  let at = 19;
  for (;;) {
    const fields = stream.readInt16BE(at);
    at += 2;
    if (fields === -1) break;
    rows.push(
      Array.from({ length: fields }, () => {
        const length = stream.readInt32BE(at);
        at += 4 + Math.max(length, 0);
        return length === -1 ? null : stream.subarray(at - length, at);
      }),
    );
  }
  expect(at).toBe(stream.length);
  return rows;
}

describe('CopyEncoder', () => {
  it('writes each type as PostgreSQL expects it', () => {
    const stream = new CopyEncoder(8)
      .row()
      .int2(-2)
      .int4(70_000)
      .int8(-1)
      .float8(0.5)
      .bool(true)
      .text('水')
      .timestamptz(Date.UTC(2000, 0, 1, 0, 0, 1))
      .jsonb({ a: 1 })
      .finish();
    expect(decode(stream)[0]?.map((field) => field?.toString('hex'))).toEqual([
      'fffe',
      '00011170',
      'ffffffffffffffff',
      '3fe0000000000000',
      '01',
      Buffer.from('水').toString('hex'),
      '00000000000f4240',
      `01${Buffer.from('{"a":1}').toString('hex')}`,
    ]);
  });

  it('writes null in every type', () => {
    const encoder = new CopyEncoder(8).row();
    encoder.int2(null).int4(null).int8(null).float8(null).bool(null);
    const stream = encoder.text(null).timestamptz(null).jsonb(undefined).finish();
    expect(decode(stream)).toEqual([Array(8).fill(null)]);
  });

  it.each([
    0,
    1,
    -1,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 32,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ])('keeps the 64-bit integer %d exact', (value) => {
    const [row] = decode(new CopyEncoder(1).row().int8(value).finish());
    expect(row?.[0]?.readBigInt64BE()).toBe(BigInt(value));
  });

  it('keeps milliseconds before and after 2000 exact', () => {
    const moments = [Date.UTC(1969, 11, 31, 23, 59, 59, 999), Date.UTC(2026, 6, 6, 2, 0, 0, 1)];
    const encoder = new CopyEncoder(1);
    for (const moment of moments) encoder.row().timestamptz(moment);
    const read = decode(encoder.finish()).map(([field]) => field?.readBigInt64BE());
    const epoch = Date.UTC(2000, 0, 1);
    expect(read).toEqual(moments.map((moment) => BigInt(moment - epoch) * 1_000n));
  });

  it.each(['', 'plain', 'ends in 水', '水'.repeat(40), 'x'.repeat(100), '\u{1F30A}', 'a\ud800b'])(
    'writes the text %j as UTF-8',
    (value) => {
      const [row] = decode(new CopyEncoder(1).row().text(value).finish());
      expect(row?.[0]?.equals(Buffer.from(value, 'utf8'))).toBe(true);
    },
  );

  it('grows with the batch and starts the next one afresh', () => {
    const encoder = new CopyEncoder(2, 1);
    for (let n = 0; n < 10_000; n += 1) encoder.row().int4(n).text(`stream-${n}`);
    expect(encoder.rowCount).toBe(10_000);
    const first = encoder.finish();
    const copy = Buffer.from(first);
    encoder.row().int4(1).text('next');
    const second = encoder.finish();
    expect(first.equals(copy)).toBe(true);
    expect(decode(first)[9_999]?.[1]?.toString()).toBe('stream-9999');
    expect(decode(second)).toHaveLength(1);
  });

  it('is as new after a reset', () => {
    const encoder = new CopyEncoder(1);
    encoder.row().int4(1);
    encoder.reset();
    expect(encoder.rowCount).toBe(0);
    expect(decode(encoder.finish())).toEqual([]);
  });

  it('refuses what a column cannot hold instead of bending it', () => {
    const row = () => new CopyEncoder(1).row();
    expect(() => row().int2(40_000)).toThrow(RangeError);
    expect(() => row().int4(2 ** 31)).toThrow(RangeError);
    expect(() => row().int4(1.5)).toThrow(RangeError);
    expect(() => row().int4(Number.NaN)).toThrow(RangeError);
    expect(() => row().int8(2 ** 53)).toThrow(RangeError);
    expect(() => row().timestamptz(Number.NaN)).toThrow(RangeError);
  });
});
