import { toWgs84 } from '../geo/coordinates.ts';
import { CITY_ENVELOPE, isInside } from '../geo/envelope.ts';
import type { Datum, Position } from '../model/common.ts';
import { HAZARD_CLASSES } from '../model/hazard.ts';
import { KEY_PLACE_KINDS } from '../model/key-place.ts';
import { PROTECTED_KINDS } from '../model/protected-object.ts';
import { isRealDay } from '../risk/drill-due.ts';
import { gotText, type ImportFinding, type RawRow } from './read-rows.ts';

/** Registers that rows can be brought into. */
export const IMPORT_REGISTERS = ['protected-objects', 'key-places', 'hazards'] as const;
export type ImportRegister = (typeof IMPORT_REGISTERS)[number];

type Check = { expected: string; holds: (text: string) => boolean };
export type ImportField = {
  field: string;
  /** Titles a column may carry, lower case. */
  titles: readonly string[];
  required: boolean;
  check: Check;
};

const LONGEST_NAME = 120;
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Control characters and marks that turn the direction of what follows: nothing a name needs. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

const code: Check = {
  expected: '1–64 letters, digits, dot, dash or underscore',
  holds: (text) => IDENTIFIER.test(text),
};
const name: Check = {
  expected: `a text of at most ${LONGEST_NAME} characters on one line`,
  holds: (text) => text.length <= LONGEST_NAME && !UNSEEN.test(text),
};
const oneOf = (names: readonly string[]): Check => ({
  expected: `one of ${names.join(', ')}`,
  holds: (text) => names.includes(text),
});
const day: Check = {
  expected: 'a day such as 2026-07-06',
  holds: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text),
};
const degrees = (most: number): Check => ({
  expected: `degrees between -${most} and ${most}`,
  holds: (text) => /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most,
});

const field = (
  named: string,
  titles: readonly string[],
  check: Check,
  required = true,
): ImportField => ({
  field: named,
  titles: [named.toLowerCase(), ...titles],
  required,
  check,
});

const CODE = field('code', ['编号', 'id'], code);
const NAME = field('name', ['名称'], name);
const LON = field('lon', ['经度', 'longitude'], degrees(180));
const LAT = field('lat', ['纬度', 'latitude'], degrees(90));

/** The columns of each register's file, in order. */
export const IMPORT_FIELDS: Readonly<Record<ImportRegister, readonly ImportField[]>> = {
  'protected-objects': [CODE, NAME, field('kind', ['类别'], oneOf(PROTECTED_KINDS)), LON, LAT],
  'key-places': [
    CODE,
    NAME,
    field('kind', ['类别'], oneOf(KEY_PLACE_KINDS)),
    field('venueType', ['业态', 'venue_type'], code, false),
    LON,
    LAT,
    field('managerUnit', ['管理单位', 'manager_unit'], name),
    field('securityPlan', ['安保方案日期', 'security_plan'], day, false),
    field('emergencyPlan', ['应急预案日期', 'emergency_plan'], day, false),
    field('lastDrill', ['最近演练日期', 'last_drill'], day, false),
  ],
  hazards: [
    CODE,
    NAME,
    field('class', ['类别'], oneOf(HAZARD_CLASSES)),
    LON,
    LAT,
    field('responsibleUnit', ['责任单位', 'responsible_unit'], name),
    field('department', ['主管部门'], code),
  ],
};

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
    return asked.required ? { field: asked.field, expected: asked.check.expected, got: '' } : null;
  }
  if (asked.check.holds(text)) return null;
  return { field: asked.field, expected: asked.check.expected, got: gotText(text) };
}

/** What fields cannot say one by one. */
function findingsTogether(register: ImportRegister, values: CheckedRow['values']): ImportFinding[] {
  if (register !== 'key-places') return [];
  const { kind, venueType } = values;
  if ((kind === 'new-venue') === (venueType !== null)) return [];
  const expected = kind === 'new-venue' ? 'a type, for kind is new-venue' : 'none for this kind';
  return [{ field: 'venueType', expected, got: venueType ?? '' }];
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
    return {
      row: raw.row,
      code: told,
      findings: [{ field: 'lon, lat', expected, got: `${lon}, ${lat}` }],
    };
  }
  return { row: raw.row, values: rest, place };
}
