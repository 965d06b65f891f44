import type { CoordinateSystem } from '../../model/coordinate-system.ts';

/** Files that shapes are read from and written to. */
export const SHAPE_FORMATS = ['geojson', 'shapefile', 'kml', 'kmz', 'csv'] as const;
export type ShapeFormat = (typeof SHAPE_FORMATS)[number];

/** A feature as the file has it, looked at by nobody; `number` is counted from 1. */
export type RawShape = {
  number: number;
  /** What claims to be a GeoJSON geometry, in the units of the file. */
  geometry: unknown;
  /** Attributes by lower-case title. The record has no prototype: a column may be called anything. */
  attributes: Readonly<Record<string, string>>;
};

/** Why a file cannot be read at all, in a word that screens translate; `got` is what came. */
export const FILE_REASONS = [
  'unreadable',
  'not-geojson',
  'not-csv',
  'no-wkt-column',
  'not-xml',
  'xml-entities',
  'network-link',
  'not-a-zip',
  'zip-bomb',
  'zip-unsafe',
  'zip-several',
  'shapefile-parts',
  'shapefile-broken',
  'no-features',
  'too-many',
  'too-large',
  'too-much-work',
] as const;
export type FileReason = (typeof FILE_REASONS)[number];
export type FileFinding = { reason: FileReason; expected: string; got: string };

/** `says`: the system that the file itself names. */
export type RawShapes =
  | { ok: true; shapes: RawShape[]; says: CoordinateSystem | null }
  | { ok: false; finding: FileFinding };

/** The whole city has 6,700 grids [D]. */
export const MOST_SHAPES = 10_000;
/** Positions of a whole file; one shape has a limit of its own (VERTEX_CAP) [D]. */
export const MOST_FILE_VERTICES = 500_000;

const LONGEST_GOT = 80;

export const unreadable = (reason: FileReason, expected: string, got: string): RawShapes => ({
  ok: false,
  finding: {
    reason,
    expected,
    got: got.length > LONGEST_GOT ? `${got.slice(0, LONGEST_GOT)}…` : got,
  },
});

/** Thrown inside a reader, where a result would have to be passed through every step; caught at its door. */
export class FileUnreadable extends Error {
  override name = 'FileUnreadable';
  readonly reason: FileReason;
  readonly expected: string;
  readonly got: string;
  constructor(reason: FileReason, expected: string, got: string) {
    super(`${reason}: expected ${expected}, got ${got}`);
    this.reason = reason;
    this.expected = expected;
    this.got = got;
  }
}

/** What a reader throws of its own, as its finding. @throws all else */
export function refused(error: unknown): RawShapes {
  if (error instanceof FileUnreadable) return unreadable(error.reason, error.expected, error.got);
  throw error;
}

/** Runs a reader; what it throws of its own becomes its finding. */
export function reading(
  read: () => { shapes: RawShape[]; says?: CoordinateSystem | null },
): RawShapes {
  try {
    const { shapes, says = null } = read();
    if (shapes.length === 0) return unreadable('no-features', 'at least one shape', '0');
    return { ok: true, shapes, says };
  } catch (error) {
    return refused(error);
  }
}

export function checkCount(count: number): void {
  if (count <= MOST_SHAPES) return;
  throw new FileUnreadable('too-many', `at most ${MOST_SHAPES} shapes`, String(count));
}

/** Counts positions while a file is read, so that a bomb is noticed while it goes off. */
export const vertexBudget = () => {
  let left = MOST_FILE_VERTICES;
  return (count: number): void => {
    left -= count;
    if (left >= 0) return;
    const expected = `at most ${MOST_FILE_VERTICES} positions in a file`;
    throw new FileUnreadable('too-many', expected, 'more');
  };
};
