import type { CheckedRow, RefusedRow } from '../../shared/import/check-row.ts';
import { gotText, type ImportFinding } from '../../shared/import/read-rows.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { ImportAnswer } from '../../shared/wire/import.ts';
import type { Queryable } from '../database/database.ts';
import { inScope } from '../identity/scope.ts';
import { type Corrections, correctionsOf, type Subject } from './corrections.ts';
import type { ReadImport } from './read-import.ts';
import { type ImportLocation, importRepository } from './repository.ts';

/** A row that can be taken, with where it lies. */
export type GoodRow = CheckedRow &
  Omit<ImportLocation, 'index'> & {
    code: string;
    /** What the register said before, where this row corrects it. */
    corrects: string | null;
  };
export type Judged = {
  good: GoodRow[];
  refused: RefusedRow[];
  total: number;
  file: ImportAnswer['file'];
  saysItself: ImportAnswer['saysItself'];
};

type Known = {
  locations: ReadonlyMap<number, ImportLocation>;
  taken: ReadonlySet<string>;
  corrections: Corrections;
  references: Record<'department' | 'venueType', ReadonlySet<string>>;
  scope: Scope;
};

/** What the city says against a row: its code, what it names, and where it lies. */
function findingsOf(
  row: CheckedRow,
  location: ImportLocation | undefined,
  known: Known,
  seen: ReadonlySet<string>,
): ImportFinding[] {
  const { values, place } = row;
  const findings: ImportFinding[] = [];
  const say = (field: string, reason: ImportFinding['reason'], expected: string, got: string) =>
    findings.push({ field, reason, expected, got: gotText(got) });
  const code = values.code!;
  if (seen.has(code)) say('code', 'twice', 'a code that is in the file once', code);
  else if (known.taken.has(code) && !known.corrections.has(row)) {
    say('code', 'registered', 'a code that is not registered yet', code);
  }
  for (const field of ['department', 'venueType'] as const) {
    const id = values[field] ?? null;
    if (id !== null && !known.references[field].has(id)) say(field, 'unknown', 'a known one', id);
  }
  const told = place.join(', ');
  if (location === undefined) say('lon, lat', 'outside-grids', 'a place in a grid', told);
  else if (!inScope(known.scope, location.county, location.town)) {
    say('lon, lat', 'outside-area', 'a place in your area', told);
  }
  return findings;
}

async function knownOf(
  on: Queryable,
  subject: Subject,
  scope: Scope,
  rows: readonly CheckedRow[],
): Promise<Known> {
  const repository = importRepository(on);
  const located = await repository.locate(rows.map(({ place }) => place));
  const codes = rows.map(({ values }) => values.code!);
  return {
    locations: new Map(located.map((location) => [location.index, location])),
    taken: await repository.taken(subject.register, codes),
    corrections: await correctionsOf(subject, scope, rows, on),
    references: await repository.references(),
    scope,
  };
}

const isRefused = (row: CheckedRow | RefusedRow): row is RefusedRow => 'findings' in row;

/** Looks at every row that was read: those that can be taken, and what stands against the others. Writes nothing. */
export async function judgeImport(
  on: Queryable,
  scope: Scope,
  subject: Subject,
  { file, saysItself, rows: looked }: ReadImport,
): Promise<Judged> {
  if (file !== null) return { good: [], refused: [], total: 0, file, saysItself };
  const refused = looked.filter(isRefused);
  const sound = looked.filter((row): row is CheckedRow => !isRefused(row));
  const known = await knownOf(on, subject, scope, sound);
  const seen = new Set<string>();
  const good: GoodRow[] = [];
  sound.forEach((row, index) => {
    const location = known.locations.get(index);
    const findings = findingsOf(row, location, known, seen);
    const code = row.values.code!;
    seen.add(code);
    if (findings.length > 0 || !location) refused.push({ row: row.row, code, findings });
    else good.push({ ...row, ...location, code, corrects: known.corrections.get(row) ?? null });
  });
  refused.sort((one, other) => one.row - other.row);
  return { good, refused, total: looked.length, file: null, saysItself };
}
