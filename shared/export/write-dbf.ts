import type { OutFeature, OutValue } from './out-feature.ts';

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const LONGEST_TITLE = 10;
const LONGEST_TEXT = 254;
const NUMBER_LENGTH = 18;
const DECIMALS = 3;
const DBASE_III = 3;
const END_OF_FIELDS = 0x0d;
const END_OF_FILE = 0x1a;
const SPACE = 0x20;
/** 1995-07-26: a fixed day, for the same rows must give the same file. */
const DAY = [95, 7, 26] as const;

type Encode = (text: string) => Uint8Array;
type Column = { title: string; key: string; kind: 'C' | 'N'; length: number; decimals: number };

/** Titles hold ten characters; of two that would be the same one gets a number. */
function titlesOf(keys: readonly string[]): string[] {
  const titles: string[] = [];
  for (const key of keys) {
    const short = key.slice(0, LONGEST_TITLE);
    const clash = titles.includes(short);
    titles.push(clash ? `${key.slice(0, LONGEST_TITLE - 2)}_${titles.length % 10}` : short);
  }
  return titles;
}

const textOf = (value: OutValue): string => (value === null ? '' : String(value));

/** At most so many bytes, never half a character. */
function cut(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length <= most) return bytes;
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

function columnOf(key: string, title: string, values: readonly OutValue[], encode: Encode): Column {
  const known = values.filter((value) => value !== null);
  if (known.length > 0 && known.every((value) => typeof value === 'number')) {
    const decimals = known.every(Number.isInteger) ? 0 : DECIMALS;
    return { title, key, kind: 'N', length: NUMBER_LENGTH, decimals };
  }
  const longest = known.reduce<number>(
    (most, value) => Math.max(most, encode(textOf(value)).length),
    1,
  );
  return { title, key, kind: 'C', length: Math.min(longest, LONGEST_TEXT), decimals: 0 };
}

function cellOf({ kind, length, decimals }: Column, value: OutValue, encode: Encode): Uint8Array {
  const cell = new Uint8Array(length).fill(SPACE);
  if (value === null) return cell;
  if (kind === 'N') {
    const digits = encode(Number(value).toFixed(decimals));
    cell.set(digits, Math.max(0, length - digits.length));
  } else cell.set(cut(encode(textOf(value)), length));
  return cell;
}

function writeHeader(
  file: Uint8Array,
  columns: readonly Column[],
  rows: number,
  encode: Encode,
): void {
  const view = new DataView(file.buffer);
  file[0] = DBASE_III;
  file.set(DAY, 1);
  view.setUint32(4, rows, true);
  view.setUint16(8, HEADER_BYTES + columns.length * FIELD_BYTES + 1, true);
  view.setUint16(
    10,
    columns.reduce((sum, { length }) => sum + length, 1),
    true,
  );
  for (const [index, { title, kind, length, decimals }] of columns.entries()) {
    const at = HEADER_BYTES + index * FIELD_BYTES;
    file.set(cut(encode(title), LONGEST_TITLE), at);
    file.set(encode(kind), at + 11);
    file[at + 16] = length;
    file[at + 17] = decimals;
  }
  file[HEADER_BYTES + columns.length * FIELD_BYTES] = END_OF_FIELDS;
}

/** The table of a Shapefile (dBASE III): ids and properties, texts in what `encode` writes, UTF-8 with us. */
export function writeDbf(features: readonly OutFeature[], encode: Encode): Uint8Array {
  const rows = features.map(
    ({ id, properties }): Record<string, OutValue> => ({ id, ...properties }),
  );
  const keys = Object.keys(rows[0] ?? { id: '' });
  const titles = titlesOf(keys);
  const columns = keys.map((key, index) =>
    columnOf(
      key,
      titles[index]!,
      rows.map((row) => row[key] ?? null),
      encode,
    ),
  );
  const headerLength = HEADER_BYTES + columns.length * FIELD_BYTES + 1;
  const rowLength = columns.reduce((sum, { length }) => sum + length, 1);
  const file = new Uint8Array(headerLength + rows.length * rowLength + 1);
  writeHeader(file, columns, rows.length, encode);
  for (const [index, row] of rows.entries()) {
    let at = headerLength + index * rowLength;
    file[at] = SPACE;
    at += 1;
    for (const column of columns) {
      file.set(cellOf(column, row[column.key] ?? null, encode), at);
      at += column.length;
    }
  }
  file[file.length - 1] = END_OF_FILE;
  return file;
}
