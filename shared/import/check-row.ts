import { toWgs84 } from '../geo/coordinates.ts';
import { CITY_ENVELOPE, isInside } from '../geo/envelope.ts';
import type { Datum, Position } from '../model/common.ts';
import { IMPORT_FIELDS, type ImportField, type ImportRegister } from './import-fields.ts';
import { gotText, type ImportFinding, type RawRow } from './read-rows.ts';

/** A row that holds by itself; `place` is WGS 84, `[lon, lat]`. */
export type CheckedRow = {
  row: number;
  values: Readonly<Record<string, string | null>>;
  place: Position;
};
export type RefusedRow = { row: number; code: string; findings: ImportFinding[] };

const cellOf = ({ titles }: ImportField, { cells }: RawRow): string =>
  cells[titles.find((title) => cells[title] !== undefined) ?? ''] ?? '';

function findingOf(asked: ImportField, text: string): ImportFinding | null {
  if (text === '') {
    const { field, required, check } = asked;
    return required ? { field, reason: 'missing', expected: check.expected, got: '' } : null;
  }
  if (asked.check.holds(text)) return null;
  const reason = asked.check.words !== null ? 'unknown' : 'malformed';
  return { field: asked.field, reason, expected: asked.check.expected, got: gotText(text) };
}

/** What fields cannot say one by one. */
function findingsTogether(register: ImportRegister, values: CheckedRow['values']): ImportFinding[] {
  if (register !== 'key-places') return [];
  const { kind, venueType } = values;
  if ((kind === 'new-venue') === (venueType !== null)) return [];
  const expected = kind === 'new-venue' ? 'a type, for kind is new-venue' : 'none for this kind';
  const reason = kind === 'new-venue' ? 'missing' : 'malformed';
  return [{ field: 'venueType', reason, expected, got: venueType ?? '' }];
}

/**
 * Looks at one row by itself, and brings its place from the datum its source declared to WGS 84: once, here.
 * A place outside the city's surroundings is a mistake in the order or the datum of its numbers (FAULTS.md F21).
 */
export function checkRow(
  register: ImportRegister,
  datum: Datum,
  raw: RawRow,
): CheckedRow | RefusedRow {
  const values: Record<string, string | null> = {};
  const findings: ImportFinding[] = [];
  for (const asked of IMPORT_FIELDS[register]) {
    const text = cellOf(asked, raw);
    const finding = findingOf(asked, text);
    if (finding) findings.push(finding);
    values[asked.field] = text === '' ? null : text;
  }
  const { lon, lat, ...rest } = values;
  if (findings.length === 0) findings.push(...findingsTogether(register, rest));
  const told = gotText(rest.code ?? '');
  if (findings.length > 0) return { row: raw.row, code: told, findings };
  const place = toWgs84(datum, [Number(lon), Number(lat)]);
  if (!isInside(CITY_ENVELOPE, place)) {
    const expected = `a place within ${CITY_ENVELOPE.map((edge) => edge.toFixed(2)).join(', ')}`;
    const reason = 'outside-city';
    const finding: ImportFinding = { field: 'lon, lat', reason, expected, got: `${lon}, ${lat}` };
    return { row: raw.row, code: told, findings: [finding] };
  }
  return { row: raw.row, values: rest, place };
}
