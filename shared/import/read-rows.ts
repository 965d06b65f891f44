import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { attributesOf, MOST_COLUMNS } from './attributes.ts';
import { geojsonFeatures, isRecord, propertyText } from './geojson-features.ts';
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

/** `says`: the system that the file itself names. */
export type RawRows =
  | { ok: true; rows: RawRow[]; says: CoordinateSystem | null }
  | { ok: false; finding: ImportFinding };

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

const tooMany = (count: number): RawRows | null =>
  count > MOST_IMPORTED_ROWS
    ? unusable(`at most ${MOST_IMPORTED_ROWS} rows`, String(count), 'too-many')
    : null;

function csvRows(text: string): RawRows {
  const read = readCsv(text, MOST_IMPORTED_ROWS + 1);
  if (!read.ok) return unusable('every quote to be closed', `line ${read.line}`);
  const [titles, ...lines] = read.lines;
  if (titles === undefined) return unusable('a line of titles and rows', 'nothing');
  const refusal = tooMany(lines.length);
  if (refusal) return refusal;
  const columns = titles.slice(0, MOST_COLUMNS);
  const rows = lines.map((line, index) => ({
    row: index + 1,
    cells: attributesOf(columns.map((title, column) => [title, line[column] ?? ''])),
  }));
  return { ok: true, rows, says: null };
}

function featureRow(feature: unknown, index: number): RawRow {
  const { geometry, properties } = isRecord(feature) ? feature : {};
  const point = isRecord(geometry) && geometry.type === 'Point' ? geometry.coordinates : [];
  const [lon, lat] = Array.isArray(point) ? point : [];
  const told = isRecord(properties) ? Object.entries(properties) : [];
  const cells = attributesOf(told.map(([title, value]) => [title, propertyText(value)]));
  cells[LON] = propertyText(lon);
  cells[LAT] = propertyText(lat);
  return { row: index + 1, cells };
}

function geojsonRows(text: string): RawRows {
  const read = geojsonFeatures(text);
  if (!read.ok) return unusable(read.expected, read.got);
  const { features, says } = read;
  return tooMany(features.length) ?? { ok: true, rows: features.map(featureRow), says };
}

/** The rows of a file as text. Never throws; what cannot be read at all is one finding. */
export function readRows(format: ImportFormat, text: string): RawRows {
  const read = format === 'csv' ? csvRows(text) : geojsonRows(text);
  if (!read.ok) return read;
  if (read.rows.length === 0) return unusable('at least one row', '0');
  return read;
}
