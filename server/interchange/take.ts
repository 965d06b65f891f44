import { randomUUID } from 'node:crypto';
import { adoptDivisions } from '../../shared/import/shapes/adopt-division.ts';
import type { ShapeTarget } from '../../shared/import/shapes/shape-target.ts';
import { takeableAs } from '../../shared/import/shapes/takeable.ts';
import { dueAfterSurvey } from '../../shared/risk/inspection-cycle.ts';
import type { ShapeImport, ShapeImported } from '../../shared/wire/interchange.ts';
import { conditionEntries } from '../assessment/condition-entries.ts';
import { regradeGrids } from '../assessment/grid-conditions.ts';
import { instant } from '../clock.ts';
import { crosswalkRepository } from '../crosswalk/repository.ts';
import type { Queryable } from '../database/database.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { thresholdRepository } from '../thresholds/repository.ts';
import { type JudgedFile, type JudgedShape, judgeFile } from './judge.ts';
import { interchangeRepository, type PlacedShape, registerOf } from './repository.ts';

type Taking = { asked: ShapeImport; caller: Caller; at: number; on: Queryable };
/** What was written, and what the journal says of it. */
type Written = { layer: string | null; entries: NewEntry[] };

const notTakeable = (number: number, reasons: string) =>
  problem(422, 'shape-not-takeable', `take: shape ${number} cannot be taken: ${reasons}`, {
    number,
  });

function placed(shape: JudgedShape | undefined, number: number, repaired: boolean): PlacedShape {
  const how = shape && takeableAs(shape);
  const reasons = shape?.findings.map(({ reason }) => reason).join(', ') ?? 'it is not in the file';
  if (!shape || how !== (repaired ? 'repaired' : 'drawn')) throw notTakeable(number, reasons);
  const { location, areaSquareMetres, code, name } = shape;
  const polygons = repaired ? shape.repair : shape.polygons;
  if (polygons === null || location === null || areaSquareMetres === null) {
    throw notTakeable(number, 'it has no place');
  }
  const { community, town, county } = location;
  return { ...{ number, code, name, polygons, areaSquareMetres }, ...{ community, town, county } };
}

/** The shapes somebody chose, in the order of the file. @throws Problem 422 on one that stands against it */
function chosen({ shapes }: JudgedFile, { take, takeRepaired }: ShapeImport): PlacedShape[] {
  const byNumber = new Map(shapes.map((shape) => [shape.number, shape]));
  const picks = [
    ...take.map((number) => ({ number, repaired: false })),
    ...takeRepaired.map((number) => ({ number, repaired: true })),
  ];
  if (picks.length === 0) throw problem(422, 'nothing-chosen', 'take: expected at least one shape');
  return picks
    .sort((one, other) => one.number - other.number)
    .map(({ number, repaired }) => placed(byNumber.get(number), number, repaired));
}

const entryOf = (
  { caller }: Taking,
  kind: NewEntry['kind'],
  subject: string,
  data: NewEntry['data'],
): NewEntry => ({ kind, actor: actorOf(caller), ...caller.scope, subject, data });

async function takeBlocks(shapes: readonly PlacedShape[], taking: Taking): Promise<Written> {
  const { asked, caller, at, on } = taking;
  const kept = { at: instant(at), by: caller.id, synthetic: asked.synthetic };
  await interchangeRepository(on).insertBlocks(shapes, kept);
  const data = { taken: shapes.length, system: asked.system };
  return { layer: null, entries: [entryOf(taking, 'blocks.imported', 'import:blocks', data)] };
}

async function takeCrosswalk(shapes: readonly PlacedShape[], taking: Taking): Promise<Written> {
  const { asked, caller, at, on } = taking;
  const { layerName: name, department, system, synthetic } = asked;
  if (name === null)
    throw problem(422, 'layer-name-missing', 'layerName: expected a name, got null');
  const id = `crosswalk-${randomUUID().slice(0, 13)}`;
  const layer = {
    ...{ id, name, department: department!, system, synthetic, ...caller.scope },
    ...{ recordedAt: instant(at), recordedBy: caller.id },
  };
  const units = shapes.map(({ code, ...shape }) => ({ ...shape, code: code! }));
  if (!(await crosswalkRepository(on).insert(layer, units))) {
    const got = `${department} has a layer "${name}" already; remove it first or choose another name`;
    throw problem(409, 'layer-exists', `layerName: ${got}`);
  }
  const data = { name, department, units: units.length, system };
  return { layer: id, entries: [entryOf(taking, 'crosswalk.imported', `crosswalk:${id}`, data)] };
}

async function takeHazards(shapes: readonly PlacedShape[], taking: Taking): Promise<Written> {
  const { asked, at, on } = taking;
  const { hazardClass, department, synthetic, system } = asked;
  if (hazardClass === null) {
    throw problem(422, 'hazard-class-missing', 'hazardClass: expected a class, got null');
  }
  const { steps } = await thresholdRepository(on).inForce('inspection-cycle');
  const due = dueAfterSurvey({ class: hazardClass }, at, steps);
  const inspectionDue = due === null ? null : instant(due);
  const areas = shapes.map(({ code, name, town, county, polygons }) => ({
    ...{ surveyedAt: instant(at), inspectionDue },
    ...{ id: code!, name, town, county, class: hazardClass, department: department!, synthetic },
    outline: { type: 'Polygon' as const, coordinates: polygons[0]! },
  }));
  const grids = await hazardRepository(on).insertSurveyedAreas(areas);
  const changed = conditionEntries([], await regradeGrids(grids, at, on));
  const data = { register: 'hazards', taken: areas.length, refused: 0, datum: system };
  const imported = entryOf(taking, 'register.imported', 'import:hazards', data);
  // Screens fetch their registers anew when they hear of this one.
  const told = entryOf(taking, 'register.changed', 'import:hazards', { register: 'hazards' });
  return { layer: null, entries: [...changed, imported, told] };
}

const WRITERS: Readonly<
  Record<
    Exclude<ShapeTarget, 'grids'>,
    (shapes: readonly PlacedShape[], taking: Taking) => Promise<Written>
  >
> = { blocks: takeBlocks, crosswalk: takeCrosswalk, 'hazard-areas': takeHazards };

/** @throws Problem 422 where a department is needed and there is none of that id */
async function checkDepartment(on: Queryable, { target, department }: ShapeImport): Promise<void> {
  if (target !== 'crosswalk' && target !== 'hazard-areas') return;
  if (department !== null && (await interchangeRepository(on).departmentExists(department))) return;
  throw problem(422, 'unknown-department', `department: expected a known one, got ${department}`);
}

/** Looking at a file takes long and holds nobody up; somebody may have been quicker meanwhile. */
async function checkStillFree(
  transaction: Queryable,
  target: ShapeTarget,
  shapes: readonly PlacedShape[],
): Promise<void> {
  const register = registerOf(target);
  if (register === null) return;
  const repository = interchangeRepository(transaction);
  await repository.lock(register);
  const [code] = await repository.taken(
    register,
    shapes.map(({ code: own }) => own!),
  );
  if (code) throw problem(409, 'code-registered', `code: ${code} is registered already`);
}

async function judged(on: Queryable, caller: Caller, asked: ShapeImport): Promise<JudgedFile> {
  const file = await judgeFile(on, caller.scope, asked);
  if (file.file === null) return file;
  const { reason, expected, got } = file.file;
  throw problem(422, 'file-unreadable', `file: expected ${expected}, got ${got}`, { reason });
}

/** Shapes as edits for a plan. Stores nothing: a grid is changed by a plan and by nothing else. */
async function asEdits(on: Queryable, caller: Caller, asked: ShapeImport): Promise<ShapeImported> {
  const file = await judged(on, caller, asked);
  const shapes = chosen(file, asked);
  const codes = shapes.flatMap(({ code }) => code ?? []);
  const inForce = await interchangeRepository(on).gridsInForce(codes);
  return {
    ...{ taken: shapes.length, refused: file.shapes.length - shapes.length, layer: null },
    edits: adoptDivisions(shapes, inForce),
  };
}

/**
 * Takes the chosen shapes of a file: all of them or, on any error, none. The file is judged anew, so that
 * nothing rests on what a screen was shown. Sent again, it finds the codes or the layer there: 422 or 409.
 * @throws Problem 409, 422
 */
export async function takeShapes(
  { database, journal, clock }: Services,
  caller: Caller,
  asked: ShapeImport,
): Promise<ShapeImported> {
  const { target } = asked;
  if (target === 'grids') return asEdits(database, caller, asked);
  await checkDepartment(database, asked);
  const file = await judged(database, caller, asked);
  const shapes = chosen(file, asked);
  const answer = await database.transaction(async (transaction) => {
    await checkStillFree(transaction, target, shapes);
    const taking = { asked, caller, at: clock.now(), on: transaction };
    const { layer, entries } = await WRITERS[target](shapes, taking);
    await journal.append(transaction, entries);
    return { taken: shapes.length, refused: file.shapes.length - shapes.length, layer, edits: [] };
  });
  journal.announce();
  return answer;
}
