import type { ImportFormat } from '../../../shared/import/read-rows.ts';

/** A file as it can be sent, or why it cannot. */
export type ReadFile = { kind: 'text'; format: ImportFormat; text: string } | { kind: 'too-large' };

/** The whole request is at most a mebibyte; what JSON adds to a text of Chinese and quotes is left for it. */
const LONGEST_FILE_BYTES = 900_000;

/** The text of a chosen file and how it is written, by its name; null where none is chosen. */
export async function readImportFile(file: File | undefined): Promise<ReadFile | null> {
  if (file === undefined) return null;
  if (file.size > LONGEST_FILE_BYTES) return { kind: 'too-large' };
  const format = /\.(geo)?json$/i.test(file.name) ? 'geojson' : 'csv';
  return { kind: 'text', format, text: await file.text() };
}
