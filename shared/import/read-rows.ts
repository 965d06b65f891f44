import { readCsv } from './read-csv.ts';

/** How a file is written. */
export const IMPORT_FORMATS = ['csv', 'geojson'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Why a row or a file is not taken, in a word that screens translate. */
export const IMPORT_REASONS = [
  'missing',
  'malformed',
  'unknown',
  'twice',
  'registered',
  'outside-city',
  'outside-grids',
  'outside-area',
  'unreadable',
  'too-many',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

/** What stands in the way of taking a row or a file: which field, what was expected, what came. */
export type ImportFinding = { field: string; reason: ImportReason; expected: string; got: string };

/** One row as text by column title, not looked at yet; `row` is counted from 1, titles not counted. */
export type RawRow = { row: number; cells: Readonly<Record<string, string>> };

export type RawRows = { ok: true; rows: RawRow[] } | { ok: false; finding: ImportFinding };

/** More is another file [D]. */
export const MOST_IMPORTED_ROWS = 5_000;

/** Titles under which GeoJSON's coordinates appear; CSV has columns of these names. */
const LON = 'lon';
const LAT = 'lat';

const LONGEST_GOT = 60;
/** What came, cut to a length that can be read. */
export const gotText = (value: string): string =>
  value.length > LONGEST_GOT ? `${value.slice(0, LONGEST_GOT)}…` : value;

const unusable = (expected: string, got: string, reason: ImportReason = 'unreadable'): RawRows => ({
  ok: false,
  finding: { field: 'file', reason, expected, got: gotText(got) },
});

const titleOf = (title: string): string => title.trim().toLowerCase();

/** Titles and cells as pairs. The map has no prototype: a column may be called anything. */
function cellsOf(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const cells = Object.create(null) as Record<string, string>;
  for (const [title, cell] of pairs) cells[titleOf(title)] = cell.trim();
  return cells;
}

function csvRows(text: string): RawRows {
  const read = readCsv(text);
  if (!read.ok) return unusable('every quote to be closed', `line ${read.line}`);
  const [titles, ...lines] = read.lines;
  if (titles === undefined) return unusable('a line of titles and rows', 'nothing');
  const rows = lines.map((line, index) => ({
    row: index + 1,
    cells: cellsOf(titles.map((title, column) => [title, line[column] ?? ''])),
  }));
  return { ok: true, rows };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function featureRow(feature: unknown, index: number): RawRow {
  const { geometry, properties } = isRecord(feature) ? feature : {};
  const point = isRecord(geometry) && geometry.type === 'Point' ? geometry.coordinates : [];
  const [lon, lat] = Array.isArray(point) ? point : [];
  const told = isRecord(properties) ? Object.entries(properties) : [];
  return {
    row: index + 1,
    cells: cellsOf([
      ...told.map(([title, value]) => [title, textOf(value)] as const),
      [LON, textOf(lon)],
      [LAT, textOf(lat)],
    ]),
  };
}

function geojsonRows(text: string): RawRows {
  let told: unknown;
  try {
    told = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return unusable('GeoJSON', text.slice(0, LONGEST_GOT));
  }
  if (!isRecord(told) || told.type !== 'FeatureCollection' || !Array.isArray(told.features)) {
    const got = isRecord(told) ? String(told.type) : 'no object';
    return unusable('a FeatureCollection', got);
  }
  return { ok: true, rows: told.features.map(featureRow) };
}

/** The rows of a file as text. Never throws; what cannot be read at all is one finding. */
export function readRows(format: ImportFormat, text: string): RawRows {
  const read = format === 'csv' ? csvRows(text) : geojsonRows(text);
  if (!read.ok) return read;
  if (read.rows.length === 0) return unusable('at least one row', '0');
  if (read.rows.length > MOST_IMPORTED_ROWS) {
    return unusable(`at most ${MOST_IMPORTED_ROWS} rows`, String(read.rows.length), 'too-many');
  }
  return read;
}
