import { type CheckedRow, checkRow, type RefusedRow } from '../../shared/import/check-row.ts';
import { type ImportFinding, readRows } from '../../shared/import/read-rows.ts';
import type { ImportAnswer, ImportRequest } from '../../shared/wire/import.ts';
import { answerInPieces } from '../threads/thread-answer.ts';

export type RowsInput = Pick<ImportRequest, 'register' | 'format' | 'datum' | 'text'>;
/** What stands against the file as a whole, and the system it names; its rows come in pieces. */
export type RowsHead = Pick<ImportAnswer, 'saysItself'> & { file: ImportFinding | null };
export type LookedRow = CheckedRow | RefusedRow;

/** Rows that go to the server's thread at a time. */
const MOST_ROWS_A_PIECE = 500;

/** Reads a stranger's table and looks at every row by itself, where it holds up nobody. */
await answerInPieces<RowsInput, RowsHead, LookedRow[]>(
  async ({ register, format, datum, text }) => {
    const read = readRows(format, text);
    if (!read.ok) return { value: { file: read.finding, saysItself: null }, pieces: [] };
    const looked = read.rows.map((raw) => checkRow(register, datum, raw));
    const count = Math.ceil(looked.length / MOST_ROWS_A_PIECE);
    const pieces = Array.from({ length: count }, (_, index) =>
      looked.slice(index * MOST_ROWS_A_PIECE, (index + 1) * MOST_ROWS_A_PIECE),
    );
    return { value: { file: null, saysItself: read.says }, pieces };
  },
);
