import type { ImportFormat } from '../../../shared/import/read-rows.ts';
import { textOf } from '../../../shared/import/text-of.ts';

/** A file as it can be sent, or why it cannot. */
export type ReadFile = { kind: 'text'; format: ImportFormat; text: string } | { kind: 'too-large' };

/** The text in UTF-8. The whole request is at most a mebibyte; what JSON adds to a text of Chinese and quotes is left for it. */
const LONGEST_FILE_BYTES = 900_000;

/** The text of a chosen file and how it is written, by its name; null where none is chosen. */
export async function readImportFile(file: File | undefined): Promise<ReadFile | null> {
  if (file === undefined) return null;
  // In UTF-16 a letter takes two bytes that takes one where it is sent.
  if (file.size > 2 * LONGEST_FILE_BYTES) return { kind: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = textOf(bytes, (encoding, options) => new TextDecoder(encoding, options));
  if (new Blob([text]).size > LONGEST_FILE_BYTES) return { kind: 'too-large' };
  const format = /\.(geo)?json$/i.test(file.name) ? 'geojson' : 'csv';
  return { kind: 'text', format, text };
}
