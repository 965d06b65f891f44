const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const HEADER_BYTES = SIGNATURE.length + 8;
/** Milliseconds from 1970 to 2000, where PostgreSQL counts timestamps from. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const TWO_TO_32 = 2 ** 32;
/** Below this length a loop over char codes beats a call into the UTF-8 writer. */
const SHORT_TEXT = 32;
const JSONB_VERSION = 1;

/**
 * Writes rows in PGCOPY binary into one growing buffer, without an object or buffer per row: one
 * chunk a batch is what keeps COPY fast. Call `row()` and then one verb per column, in order;
 * `null` is SQL NULL in every verb. `finish()` gives the stream and readies the encoder for the
 * next batch.
 *
 * Throws `RangeError` for a value its column type cannot hold; the batch is then lost: `reset()`.
 */
export class CopyEncoder {
  readonly #columns: number;
  #buffer: Buffer;
  #view: DataView;
  #at = 0;
  #rows = 0;

  /** @param columns fields per row @param capacity bytes to start with; it doubles when needed */
  constructor(columns: number, capacity = 64 * 1024) {
    this.#columns = columns;
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(capacity, HEADER_BYTES + 2));
    this.#view = viewOf(this.#buffer);
    this.reset();
  }

  /** Rows begun since the last `finish`. */
  get rowCount(): number {
    return this.#rows;
  }

  /** Throws away what was written since the last `finish`. */
  reset(): void {
    SIGNATURE.copy(this.#buffer);
    this.#buffer.fill(0, SIGNATURE.length, HEADER_BYTES);
    this.#at = HEADER_BYTES;
    this.#rows = 0;
  }

  /** Begins a row. */
  row(): this {
    this.#reserve(2);
    this.#view.setInt16(this.#at, this.#columns);
    this.#at += 2;
    this.#rows += 1;
    return this;
  }

  int2(value: number | null): this {
    if (value === null) return this.#null();
    if (value !== (value << 16) >> 16) throw rangeError('int2', value);
    this.#field(2);
    this.#view.setInt16(this.#at, value);
    this.#at += 2;
    return this;
  }

  int4(value: number | null): this {
    if (value === null) return this.#null();
    if (value !== (value | 0)) throw rangeError('int4', value);
    this.#field(4);
    this.#view.setInt32(this.#at, value);
    this.#at += 4;
    return this;
  }

  int8(value: number | null): this {
    if (value === null) return this.#null();
    if (!Number.isSafeInteger(value)) throw rangeError('int8', value);
    this.#field(8);
    this.#long(value);
    return this;
  }

  float8(value: number | null): this {
    if (value === null) return this.#null();
    this.#field(8);
    this.#view.setFloat64(this.#at, value);
    this.#at += 8;
    return this;
  }

  bool(value: boolean | null): this {
    if (value === null) return this.#null();
    this.#field(1);
    this.#view.setUint8(this.#at, value ? 1 : 0);
    this.#at += 1;
    return this;
  }

  /** @param epochMs milliseconds since 1970 in UTC */
  timestamptz(epochMs: number | null): this {
    if (epochMs === null) return this.#null();
    const microseconds = Math.round((epochMs - POSTGRES_EPOCH_MS) * 1_000);
    if (!Number.isSafeInteger(microseconds)) throw rangeError('timestamptz', epochMs);
    this.#field(8);
    this.#long(microseconds);
    return this;
  }

  text(value: string | null): this {
    return value === null ? this.#null() : this.#string(value, 0);
  }

  /** Any JSON value; `undefined` and `null` are SQL NULL, not JSON null. */
  jsonb(value: unknown): this {
    if (value === null || value === undefined) return this.#null();
    return this.#string(JSON.stringify(value), 1);
  }

  /** The complete stream. It shares no memory with what is written afterwards. */
  finish(): Buffer {
    this.#reserve(2);
    this.#view.setInt16(this.#at, -1);
    const stream = this.#buffer.subarray(0, this.#at + 2);
    this.#buffer = Buffer.allocUnsafeSlow(this.#buffer.length);
    this.#view = viewOf(this.#buffer);
    this.reset();
    return stream;
  }

  #null(): this {
    this.#reserve(4);
    this.#view.setInt32(this.#at, -1);
    this.#at += 4;
    return this;
  }

  #field(length: number): void {
    this.#reserve(4 + length);
    this.#view.setInt32(this.#at, length);
    this.#at += 4;
  }

  #long(value: number): void {
    this.#view.setInt32(this.#at, Math.floor(value / TWO_TO_32));
    this.#view.setUint32(this.#at + 4, value >>> 0);
    this.#at += 8;
  }

  #string(value: string, prefixBytes: 0 | 1): this {
    this.#reserve(4 + prefixBytes + value.length * 3);
    const start = this.#at + 4;
    if (prefixBytes === 1) this.#buffer[start] = JSONB_VERSION;
    const written = this.#characters(value, start + prefixBytes) + prefixBytes;
    this.#view.setInt32(this.#at, written);
    this.#at = start + written;
    return this;
  }

  /** Writes UTF-8 and returns its bytes. Short ASCII, the usual case, stays out of native code. */
  #characters(value: string, start: number): number {
    if (value.length <= SHORT_TEXT) {
      let index = 0;
      for (; index < value.length; index += 1) {
        const code = value.charCodeAt(index);
        if (code > 127) break;
        this.#buffer[start + index] = code;
      }
      if (index === value.length) return index;
    }
    return this.#buffer.write(value, start, 'utf8');
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, needed));
    this.#buffer.copy(grown, 0, 0, this.#at);
    this.#buffer = grown;
    this.#view = viewOf(grown);
  }
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function rangeError(type: string, value: number): RangeError {
  return new RangeError(`${value} does not fit into ${type}`);
}
