import { type Reading, recogniseSystem } from '../../shared/geo/recognise-system.ts';
import {
  allPairs,
  checkShape,
  type SoundShape,
  type UnsoundShape,
} from '../../shared/import/shapes/check-shape.ts';
import { isKeptTitle } from '../../shared/import/shapes/kept-titles.ts';
import type { RawShape } from '../../shared/import/shapes/raw-shape.ts';
import type { ShapePreview } from '../../shared/wire/interchange.ts';
import { answerInPieces } from '../threads/thread-answer.ts';
import { readFile } from './read-file.ts';

export type ReadInput = Reading & { bytes: Uint8Array };
/** What a file is by itself; its shapes come in pieces. */
export type ReadHead = Pick<
  ShapePreview,
  'file' | 'format' | 'recognised' | 'saysItself' | 'leftOut'
>;
export type ReadShape = SoundShape | UnsoundShape;

/** Corners that go to the server's thread at a time: it takes them over in some milliseconds. */
const MOST_CORNERS_A_PIECE = 10_000;
const MOST_SHAPES_A_PIECE = 1_000;
const MOST_LEFT_OUT = 100;

const cornersOf = ({ polygons }: ReadShape): number => polygons?.flat(2).length ?? 0;

function piecesOf(shapes: readonly ReadShape[]): ReadShape[][] {
  const pieces: ReadShape[][] = [];
  let left = 0;
  for (const shape of shapes) {
    const corners = cornersOf(shape);
    const last = pieces.at(-1);
    if (last === undefined || corners > left || last.length === MOST_SHAPES_A_PIECE) {
      pieces.push([shape]);
      left = MOST_CORNERS_A_PIECE;
    } else last.push(shape);
    left -= corners;
  }
  return pieces;
}

const leftOut = (shapes: readonly RawShape[]): string[] =>
  [...new Set(shapes.flatMap(({ attributes }) => Object.keys(attributes)))]
    .filter((title) => !isKeptTitle(title))
    .slice(0, MOST_LEFT_OUT);

const nothing = { recognised: null, saysItself: null, leftOut: [] };

/** Reads a stranger's file and looks at every shape by itself, where it holds up nobody. */
await answerInPieces<ReadInput, ReadHead, ReadShape[]>(async ({ bytes, system, axes }) => {
  const { format, read } = await readFile(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  if (!read.ok) return { value: { ...nothing, format, file: read.finding }, pieces: [] };
  const declared: Reading = { system, axes };
  const recognised = recogniseSystem(allPairs(read.shapes), declared);
  const isAsDeclared = recognised?.system === system && recognised.axes === axes;
  const value: ReadHead = {
    ...{ file: null, format, leftOut: leftOut(read.shapes) },
    recognised: isAsDeclared ? null : recognised,
    saysItself: read.says,
  };
  return { value, pieces: piecesOf(read.shapes.map((shape) => checkShape(shape, declared))) };
});
