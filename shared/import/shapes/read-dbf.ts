import { MOST_COLUMNS } from '../attributes.ts';
import { checkCount, FileUnreadable } from './raw-shape.ts';

/** Bytes as text in the code page of the table. */
export type Decode = (bytes: Uint8Array) => string;
type Field = { title: string; offset: number; length: number };

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const TITLE_BYTES = 11;
const LENGTH_AT = 16;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
const MOST_FIELDS = 255;

const broken = (expected: string, got: string): never => {
  throw new FileUnreadable('shapefile-broken', `dbf: ${expected}`, got);
};

/** Up to the first NUL: titles and some cells are padded with them. */
const untilNul = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
};

function fieldsOf(bytes: Uint8Array, headerLength: number, decode: Decode): Field[] {
  const fields: Field[] = [];
  let offset = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= headerLength; at += FIELD_BYTES) {
    if (bytes[at] === END_OF_FIELDS) break;
    if (fields.length >= MOST_FIELDS) broken(`at most ${MOST_FIELDS} fields`, 'more');
    const length = bytes[at + LENGTH_AT]!;
    const title = decode(untilNul(bytes.subarray(at, at + TITLE_BYTES))).trim();
    fields.push({ title, offset, length });
    offset += length;
  }
  return fields;
}

/**
 * The rows of a dBASE III table as titles and texts, one for each shape, in the order of the shapes; deleted
 * rows are null, so that the order holds. What is not kept is not read: its cells are empty.
 * @throws FileUnreadable where the header promises what the file does not hold
 */
export function readDbf(
  bytes: Uint8Array,
  decode: Decode,
  isKept: (title: string) => boolean,
): ([string, string][] | null)[] {
  if (bytes.length < HEADER_BYTES) broken(`at least ${HEADER_BYTES} bytes`, String(bytes.length));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const rowLength = view.getUint16(10, true);
  checkCount(count);
  if (headerLength > bytes.length) broken('a whole header', `${bytes.length} bytes`);
  const fields = fieldsOf(bytes, headerLength, decode);
  const needed = fields.reduce((sum, { length }) => sum + length, 1);
  if (rowLength < needed) broken(`rows of ${needed} bytes`, `${rowLength}`);
  if (headerLength + count * rowLength > bytes.length) broken(`${count} rows`, 'fewer');
  const columns = fields
    .slice(0, MOST_COLUMNS)
    .map((field) => ({ ...field, kept: isKept(field.title) }));
  return Array.from({ length: count }, (_, index) => {
    const start = headerLength + index * rowLength;
    if (bytes[start] === DELETED) return null;
    return columns.map(({ title, offset, length, kept }): [string, string] => {
      if (!kept) return [title, ''];
      const cell = bytes.subarray(start + offset, start + offset + length);
      return [title, decode(untilNul(cell)).trim()];
    });
  });
}
