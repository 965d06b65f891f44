/** Lines of cells, or where a quote was opened and never closed: `line` counted from 1. */
export type CsvResult = { ok: true; lines: string[][] } | { ok: false; line: number };

const BYTE_ORDER_MARK = '\uFEFF';
/** A cell: quoted with doubled quotes inside, or plain up to the next comma or line end. */
const CELL = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\r|\n|$)/y;

const cellOf = (raw: string): string =>
  raw.startsWith('"') && raw.endsWith('"') && raw.length > 1
    ? raw.slice(1, -1).replaceAll('""', '"')
    : raw;

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/**
 * Reads comma separated values by RFC 4180: quoted cells may hold commas, quotes and lines; a byte order mark
 * and empty lines are passed over. Everything is text and stays as it is. Never throws.
 * @param most lines wanted: reading ends with the first one more, which tells that there are more
 */
export function readCsv(text: string, most = Number.POSITIVE_INFINITY): CsvResult {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const lines: string[][] = [];
  let cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex <= source.length) {
    const start = CELL.lastIndex;
    const match = CELL.exec(source);
    // A quote that never closes matches neither as quoted nor as plain text up to a separator of its own.
    if (match === null || isBroken(match[1]!)) return { ok: false, line: lineAt(source, start) };
    cells.push(cellOf(match[1]!));
    if (match[2] === ',') continue;
    if (!isEmpty(cells)) lines.push(cells);
    cells = [];
    if (match[2] === '' || lines.length > most) break;
  }
  return { ok: true, lines };
}

const isBroken = (raw: string): boolean =>
  raw.startsWith('"') && !(raw.length > 1 && raw.endsWith('"'));

const lineAt = (source: string, offset: number): number =>
  source.slice(0, offset).split(/\r\n|\r|\n/).length;
