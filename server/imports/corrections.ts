import type { CheckedRow } from '../../shared/import/check-row.ts';
import type { ImportRegister } from '../../shared/import/import-fields.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { ImportRequest } from '../../shared/wire/import.ts';
import type { Queryable } from '../database/database.ts';
import { groundHeightRepository, type KnownHeight } from '../ground-heights/repository.ts';
import { inScope } from '../identity/scope.ts';

/** Into what a file is taken, and whether its rows are invented. */
export type Subject = Pick<ImportRequest, 'register' | 'synthetic'>;

/** Rows that correct what is registered under their code, each with what was said before, in words. */
export type Corrections = ReadonlyMap<CheckedRow, string>;

type Question = { rows: readonly CheckedRow[]; scope: Scope; synthetic: boolean };

/** Degrees, about a centimetre: what lies nearer is the same place, written otherwise. */
const SAME_PLACE = 1e-7;

/** Whether a row says something else of a spot; never, where it would put an invented height for a surveyed one. */
function isCorrection({ values, place }: CheckedRow, known: KnownHeight, synthetic: boolean) {
  if (synthetic && !known.synthetic) return false;
  const isSamePlace = place.every((part, axis) => Math.abs(part - known.place[axis]!) < SAME_PLACE);
  const isSame = known.metres === Number(values.metres) && known.synthetic === synthetic;
  return !isSame || !isSamePlace;
}

/** Spots of one's own area that are said to be of another height, or elsewhere. */
async function ofHeights({ rows, scope, synthetic }: Question, on: Queryable) {
  const known = await groundHeightRepository(on).known(rows.map(({ values }) => values.code!));
  const corrections = new Map<CheckedRow, string>();
  for (const row of rows) {
    const before = known.get(row.values.code!);
    if (!before || !inScope(scope, before.county, before.town)) continue;
    if (isCorrection(row, before, synthetic)) corrections.set(row, `${before.metres} m`);
  }
  return corrections;
}

/** Registers whose rows may be corrected by a file; in the others each thing has a file of its own, changed by versions. */
const CORRECTED: Partial<
  Record<ImportRegister, (question: Question, on: Queryable) => Promise<Corrections>>
> = { 'ground-heights': ofHeights };

/** Finds what of a file corrects what is registered. Writes nothing. */
export const correctionsOf = async (
  { register, synthetic }: Subject,
  scope: Scope,
  rows: readonly CheckedRow[],
  on: Queryable,
): Promise<Corrections> =>
  (await CORRECTED[register]?.({ rows, scope, synthetic }, on)) ?? new Map();
