import type { ImportRegister } from '../../shared/import/import-fields.ts';
import type { HazardClass } from '../../shared/model/hazard.ts';
import type { KeyPlaceKind } from '../../shared/model/key-place.ts';
import type { ProtectedKind } from '../../shared/model/protected-object.ts';
import { dueAfterSurvey } from '../../shared/risk/inspection-cycle.ts';
import type { ImportAnswer, ImportRequest } from '../../shared/wire/import.ts';
import { conditionEntries } from '../assessment/condition-entries.ts';
import { regradeGrids } from '../assessment/grid-conditions.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { groundHeightRepository } from '../ground-heights/repository.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { keyPlaceRepository } from '../key-places/repository.ts';
import { protectedObjectRepository } from '../places/repository.ts';
import type { Services } from '../services.ts';
import { thresholdRepository } from '../thresholds/repository.ts';
import { type GoodRow, type Judged, judgeImport } from './judge.ts';
import { readImport } from './read-import.ts';
import { importRepository } from './repository.ts';

const common = ({ code, values, place, county, town, grid }: GoodRow, synthetic: boolean) => ({
  ...{ id: code, name: values.name!, place, county, town, grid, synthetic },
});

/** Whose rows they are, and when they were taken, epoch milliseconds. */
type Taking = { synthetic: boolean; at: number; actor: string };

/** How the rows of each register are written. What a row says of kinds was checked against their lists. */
const WRITERS: Readonly<
  Record<ImportRegister, (rows: readonly GoodRow[], taking: Taking, on: Queryable) => Promise<void>>
> = {
  'protected-objects': (rows, { synthetic }, on) =>
    protectedObjectRepository(on).insert(
      rows.map((row) => ({
        ...common(row, synthetic),
        kind: row.values.kind as ProtectedKind,
      })),
    ),
  'key-places': (rows, { synthetic }, on) =>
    keyPlaceRepository(on).insert(
      rows.map((row) => ({
        ...common(row, synthetic),
        kind: row.values.kind as KeyPlaceKind,
        venueType: row.values.venueType ?? null,
        managerUnit: row.values.managerUnit!,
        securityPlan: row.values.securityPlan ?? null,
        emergencyPlan: row.values.emergencyPlan ?? null,
        lastDrill: row.values.lastDrill ?? null,
      })),
    ),
  hazards: async (rows, { synthetic, at }, on) => {
    const { steps } = await thresholdRepository(on).inForce('inspection-cycle');
    const hazards = rows.map((row) => {
      const name = row.values.class as HazardClass;
      const due = dueAfterSurvey({ class: name }, at, steps);
      return {
        ...common(row, synthetic),
        class: name,
        ...{ surveyedAt: instant(at), inspectionDue: due === null ? null : instant(due) },
        responsibleUnit: row.values.responsibleUnit!,
        department: row.values.department!,
      };
    });
    await hazardRepository(on).insertSurveyed(hazards);
  },
  'ground-heights': (rows, { synthetic, ...by }, on) =>
    groundHeightRepository(on).record(
      rows.map(({ code, values, place, county, town, grid }) => ({
        ...{ id: code, metres: Number(values.metres), place, county, town, grid, synthetic },
      })),
      by,
    ),
};

const answerOf = ({ good, refused, total, file, saysItself }: Judged): ImportAnswer => ({
  ...{ total, refused, file, saysItself },
  taken: good.map(({ row, code, values, place, town, corrects }) => ({
    ...{ row, code, name: values.name ?? `${values.metres} m`, place, town, corrects },
  })),
});

/** What a file would bring in. Writes nothing. */
export const previewImport = async (
  { database }: Services,
  caller: Caller,
  request: ImportRequest,
): Promise<ImportAnswer> => {
  const read = await readImport(request);
  return answerOf(await judgeImport(database, caller.scope, request, read));
};

/** The act with its counts, after what follows from it: grids in which unassessed hazards now lie. */
async function entriesOf(
  { good, refused }: Judged,
  caller: Caller,
  { register, datum, format }: ImportRequest,
  at: number,
  on: Queryable,
): Promise<NewEntry[]> {
  const { county, town } = caller.scope;
  const act = { actor: actorOf(caller), county, town, subject: `import:${register}` };
  const corrected = good.filter(({ corrects }) => corrects !== null).length;
  const counts = {
    ...{ register, taken: good.length, refused: refused.length, datum, format },
    ...(corrected > 0 && { corrected }),
  };
  const imported: NewEntry = { ...act, kind: 'register.imported', data: counts };
  if (register !== 'hazards') return [imported];
  const grids = [...new Set(good.map(({ grid }) => grid))];
  const changed = conditionEntries([], await regradeGrids(grids, at, on));
  // Screens fetch their registers anew when they hear of this one.
  return [...changed, imported, { ...act, kind: 'register.changed', data: { register } }];
}

/**
 * Takes the good rows of a file, all of them or, on any error, none; the others come back with what stands
 * against each. The same file again finds every code registered and takes nothing; heights that differ correct
 * those of their codes.
 */
export async function takeImport(
  { database, journal, clock }: Services,
  caller: Caller,
  request: ImportRequest,
): Promise<ImportAnswer> {
  const read = await readImport(request);
  const judged = await database.transaction(async (transaction) => {
    await importRepository(transaction).lock(request.register);
    const found = await judgeImport(transaction, caller.scope, request, read);
    if (found.good.length === 0) return found;
    const at = clock.now();
    const taking = { synthetic: request.synthetic, at, actor: actorOf(caller) };
    await WRITERS[request.register](found.good, taking, transaction);
    const entries = await entriesOf(found, caller, request, at, transaction);
    await journal.append(transaction, entries);
    return found;
  });
  journal.announce();
  return answerOf(judged);
}
