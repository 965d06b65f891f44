import {
  finding,
  type Polygons,
  type ShapeFinding,
  type SoundShape,
} from '../../shared/import/shapes/check-shape.ts';
import type { ShapeTarget } from '../../shared/import/shapes/shape-target.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { AreaShape } from '../../shared/model/crosswalk.ts';
import type { ShapeFile, ShapePreview } from '../../shared/wire/interchange.ts';
import type { Queryable } from '../database/database.ts';
import { inScope } from '../identity/scope.ts';
import { readShapes } from './read-shapes.ts';
import {
  interchangeRepository,
  type Judgement,
  registerOf,
  type ShapeLocation,
} from './repository.ts';
import { shiftOf } from './shift.ts';

/** A shape with all that stands against it. `polygons` as drawn, `repair` as it could be. */
export type JudgedShape = {
  number: number;
  code: string | null;
  name: string;
  polygons: Polygons | null;
  repair: Polygons | null;
  areaSquareMetres: number | null;
  location: ShapeLocation | null;
  findings: ShapeFinding[];
};
export type JudgedFile = Omit<ShapePreview, 'shapes'> & { shapes: JudgedShape[] };

/** Where this much of a grid lies in other communities, it is no grid of the one (DOMAIN.md §1) [D]. */
const MOST_ASTRAY = 0.1;
/** What is outside by less is nothing: 1 m² (DOMAIN.md §1). */
const EPSILON_SQUARE_METRES = 1;
/** Going through another system moves an outline by less than this along its whole length [D]. */
const LINE_FUZZ_METRES = 0.01;
/** Thinner than this on the whole is a sliver [D]: area over perimeter, in metres. */
const SLIVER_METRES = 0.5;

const crossing = ({ reason, at }: Judgement): ShapeFinding => {
  const told = (reason ?? '').toLowerCase();
  const word = told.includes('hole')
    ? 'hole-outside'
    : told.includes('self-intersection')
      ? 'self-crossing'
      : 'invalid-shape';
  // The database's own words are English; they are told only where ours say less.
  return finding(word, 'error', { place: at, got: word === 'invalid-shape' ? (reason ?? '') : '' });
};

/** A grid is drawn as one piece, and a hazard area is kept as one. */
const isSingle = (target: ShapeTarget): boolean => target === 'grids' || target === 'hazard-areas';

function findingsOfShape(
  judgement: Judgement,
  polygons: Polygons,
  target: ShapeTarget,
): ShapeFinding[] {
  const findings: ShapeFinding[] = [];
  if (!judgement.valid) findings.push(crossing(judgement));
  const { areaSquareMetres: area, perimeterMetres: perimeter } = judgement;
  const place = polygons[0]?.[0]?.[0] ?? null;
  if (area !== null && perimeter !== null) {
    const isNothing = area <= EPSILON_SQUARE_METRES;
    if (isNothing || area / perimeter < SLIVER_METRES) {
      const got = `${area.toFixed(1)} m²`;
      findings.push(finding('sliver', isNothing ? 'error' : 'warning', { place, got }));
    }
  }
  if (isSingle(target) && polygons.length > 1) {
    findings.push(
      finding('several-parts', 'error', { part: 1, place, got: String(polygons.length) }),
    );
  }
  return findings;
}

function findingsOfPlace(
  location: ShapeLocation | undefined,
  { areaSquareMetres: area, perimeterMetres }: Judgement,
  { scope, polygons }: { scope: Scope; polygons: Polygons },
): ShapeFinding[] {
  const place = polygons[0]?.[0]?.[0] ?? null;
  if (location === undefined) return [finding('outside-grids', 'error', { place })];
  if (!inScope(scope, location.county, location.town))
    return [finding('outside-area', 'error', { place })];
  if (area === null || location.inside === null) return [];
  const astray = area - location.inside;
  const fuzz = EPSILON_SQUARE_METRES + (perimeterMetres ?? 0) * LINE_FUZZ_METRES;
  if (astray <= fuzz) return [];
  const got = `${Math.round(astray)} m²`;
  return astray > area * MOST_ASTRAY
    ? [finding('several-communities', 'error', { place, got })]
    : [finding('over-the-edge', 'warning', { place, got })];
}

/** A repair that leaves nothing, or several pieces where one is asked for, is none. */
function repairOf({ repair }: Judgement, target: ShapeTarget): Polygons | null {
  const pieces = (repair as AreaShape | null)?.coordinates ?? [];
  return pieces.length === 0 || (isSingle(target) && pieces.length > 1) ? null : pieces;
}

/** Codes that stand in the file twice, and those that the register has already. */
async function withCodes(
  on: Queryable,
  shapes: readonly JudgedShape[],
  target: ShapeTarget,
): Promise<void> {
  const codes = shapes.flatMap(({ code }) => code ?? []);
  const register = registerOf(target);
  const taken = register
    ? await interchangeRepository(on).taken(register, codes)
    : new Set<string>();
  const seen = new Set<string>();
  for (const { code, findings } of shapes) {
    if (code === null) {
      if (target !== 'grids') findings.push(finding('code-unusable', 'error'));
      continue;
    }
    if (seen.has(code)) findings.push(finding('twice', 'error', { got: code }));
    else if (taken.has(code)) findings.push(finding('code-registered', 'error', { got: code }));
    seen.add(code);
  }
}

async function judgeSound(
  on: Queryable,
  sound: readonly SoundShape[],
  target: ShapeTarget,
  scope: Scope,
): Promise<JudgedShape[]> {
  const repository = interchangeRepository(on);
  const judged = await repository.judge(sound);
  const repairs = judged.map((judgement) => repairOf(judgement, target));
  const placeable = sound.flatMap(({ number, polygons }, index) => {
    const shown = judged[index]!.valid ? polygons : repairs[index];
    return shown ? [{ number, polygons: shown }] : [];
  });
  const located = await repository.locate(placeable, target === 'grids');
  const locations = new Map(located.map((location) => [location.number, location]));
  return sound.map(({ polygons, findings, ...shape }, index) => {
    const judgement = judged[index]!;
    const location = locations.get(shape.number);
    const { areaSquareMetres } = judgement;
    const place = findingsOfPlace(location, judgement, { scope, polygons });
    const own = findingsOfShape(judgement, polygons, target);
    return {
      ...{ ...shape, polygons, repair: repairs[index] ?? null, areaSquareMetres },
      location: location ?? null,
      findings: [...own, ...place, ...findings],
    };
  });
}

/**
 * Looks at a file of shapes: what each would be, where it lies, and what stands against it. Writes nothing.
 * Of the columns only code and name are kept; the others are named, for they may hold what is not ours.
 */
export async function judgeFile(
  on: Queryable,
  scope: Scope,
  asked: ShapeFile,
): Promise<JudgedFile> {
  const { shapes: looked, ...head } = await readShapes(asked);
  if (head.file !== null) return { ...head, shapes: [], shift: null };
  const sound = looked.filter((shape): shape is SoundShape => shape.polygons !== null);
  const judged = await judgeSound(on, sound, asked.target, scope);
  const unsound = looked.flatMap(({ polygons, ...shape }): JudgedShape[] =>
    polygons === null
      ? [{ ...shape, polygons, repair: null, areaSquareMetres: null, location: null }]
      : [],
  );
  const shapes = [...judged, ...unsound].sort((one, other) => one.number - other.number);
  await withCodes(on, shapes, asked.target);
  const drawn = sound.map(({ polygons }) => polygons);
  return { ...head, shapes, shift: await shiftOf(interchangeRepository(on), drawn, asked.system) };
}
