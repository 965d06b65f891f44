/** Columns that are read of a file; the others are left behind [D]. */
export const MOST_COLUMNS = 100;
const LONGEST_CELL = 500;

/**
 * Titles and cells as attributes: trimmed, titles in lower case, long cells cut. The record has no prototype: a
 * column may be called anything.
 */
export function attributesOf(
  pairs: readonly (readonly [title: string, cell: string])[],
): Record<string, string> {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [title, cell] of pairs.slice(0, MOST_COLUMNS)) {
    attributes[title.trim().toLowerCase()] = cell.trim().slice(0, LONGEST_CELL);
  }
  return attributes;
}
