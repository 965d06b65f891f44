/**
 * From PostgreSQL's text form to JavaScript, by type OID. Both databases read with this one table,
 * which is what makes their answers equal; what is not listed stays text.
 */
export type ValueReader = (text: string) => unknown;

/** int8 and numeric: a number while it is exact enough, else the text itself. */
function readBigNumber(text: string): number | string {
  const value = Number(text);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER || Number.isNaN(value) ? value : text;
}

/**
 * `2026-07-06 02:00:00.123456+00` as `2026-07-06T02:00:00.123Z`. Sessions are in UTC, so cutting
 * text is exact; anything else (`infinity`, years past 9999, BC) stays as PostgreSQL wrote it.
 */
export function readInstant(text: string): string {
  if (text.length < 22 || text[10] !== ' ' || !text.endsWith('+00')) return text;
  const fraction = text[19] === '.' ? text.slice(20, -3) : '';
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

/** `\x01ff` as bytes with a buffer of their own, so that a copy between threads moves only them. */
function readBytes(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length - 2) / 2);
  Buffer.from(bytes.buffer).write(text.slice(2), 'hex');
  return bytes;
}

/** Splits an array literal (`{1,NULL,"a,b",{2}}`) and reads every element. */
function readArray(text: string, readElement: ValueReader): unknown[] {
  let at = text.indexOf('{');
  const readQuoted = (): string => {
    let value = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      value += text[at];
    }
    at += 1;
    return value;
  };
  const readBare = (): string => {
    const start = at;
    while (text[at] !== ',' && text[at] !== '}') at += 1;
    return text.slice(start, at);
  };
  const readItem = (): unknown => {
    if (text[at] === '{') return readList();
    if (text[at] === '"') return readElement(readQuoted());
    const bare = readBare();
    return bare === 'NULL' ? null : readElement(bare);
  };
  const readList = (): unknown[] => {
    const list: unknown[] = [];
    at += 1;
    while (text[at] !== '}') {
      list.push(readItem());
      if (text[at] === ',') at += 1;
    }
    at += 1;
    return list;
  };
  return readList();
}

/** A flat list of finite numbers is all but JSON, and so read ten times as fast; the rest letter by letter. */
const readNumbers: ValueReader = (text) => {
  try {
    return JSON.parse(`[${text.slice(1, -1).replaceAll('NULL', 'null')}]`) as unknown;
  } catch {
    return readArray(text, Number);
  }
};

const readText: ValueReader = (text) => text;
const readBoolean: ValueReader = (text) => text === 't';
const arrayOf =
  (readElement: ValueReader): ValueReader =>
  (text) =>
    readArray(text, readElement);

/**
 * OIDs of pg_type, fixed since PostgreSQL 8. Dates are listed as text because PGlite would make
 * `Date`s of what is not listed.
 */
export const VALUE_READERS: Readonly<Record<number, ValueReader>> = {
  16: readBoolean,
  17: readBytes,
  20: readBigNumber,
  21: Number,
  23: Number,
  26: Number,
  700: Number,
  701: Number,
  1700: readBigNumber,
  114: JSON.parse,
  3802: JSON.parse,
  1184: readInstant,
  1082: readText,
  1114: readText,
  1000: arrayOf(readBoolean),
  1005: readNumbers,
  1007: readNumbers,
  1016: arrayOf(readBigNumber),
  1021: readNumbers,
  1022: readNumbers,
  1231: arrayOf(readBigNumber),
  1009: arrayOf(readText),
  1015: arrayOf(readText),
  1185: arrayOf(readInstant),
  1182: arrayOf(readText),
  2951: arrayOf(readText),
  3807: arrayOf(JSON.parse as ValueReader),
};

/** The reader of a type; unknown types stay text. */
export function valueReader(oid: number): ValueReader {
  return VALUE_READERS[oid] ?? readText;
}
