import { attributesOf, MOST_COLUMNS } from '../attributes.ts';
import { readCsv } from '../read-csv.ts';
import {
  checkCount,
  FileUnreadable,
  MOST_SHAPES,
  type RawShapes,
  reading,
  vertexBudget,
} from './raw-shape.ts';
import { readWkt } from './read-wkt.ts';

/** Titles of the column of shapes, lower case. */
const TITLES = ['wkt', 'geometry', 'geom', 'the_geom', 'shape', '图形', '坐标'];

/** A comma stands between two positions and between two rings: never fewer than there are positions. */
const positionsOf = (wkt: string): number => {
  let count = 1;
  for (let at = wkt.indexOf(','); at !== -1; at = wkt.indexOf(',', at + 1)) count += 1;
  return count;
};

/** The rows of a CSV with a column of well-known text. Never throws. */
export const readWktCsv = (text: string): RawShapes =>
  reading(() => {
    const read = readCsv(text, MOST_SHAPES + 1);
    if (!read.ok) {
      throw new FileUnreadable('not-csv', 'every quote to be closed', `line ${read.line}`);
    }
    const [titles = [], ...lines] = read.lines;
    const column = titles.findIndex((title) => TITLES.includes(title.trim().toLowerCase()));
    if (column === -1) {
      const expected = `a column called one of ${TITLES.slice(0, 3).join(', ')}`;
      throw new FileUnreadable('no-wkt-column', expected, titles.join(', '));
    }
    checkCount(lines.length);
    const spend = vertexBudget();
    // Titles times rows: a line of a million commas would otherwise be gone through for every row.
    const kept = titles.slice(0, MOST_COLUMNS).entries();
    const columns = [...kept].filter(([at]) => at !== column);
    const shapes = lines.map((cells, index) => {
      const wkt = cells[column] ?? '';
      spend(positionsOf(wkt));
      return {
        number: index + 1,
        geometry: readWkt(wkt),
        attributes: attributesOf(columns.map(([at, title]) => [title, cells[at] ?? ''])),
      };
    });
    return { shapes };
  });
