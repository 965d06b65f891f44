import { readCsv } from '../read-csv.ts';
import { attributesOf, checkCount, FileUnreadable, type RawShapes, reading } from './raw-shape.ts';
import { readWkt } from './read-wkt.ts';

/** Titles of the column of shapes, lower case. */
const TITLES = ['wkt', 'geometry', 'geom', 'the_geom', 'shape', '图形', '坐标'];

/** The rows of a CSV with a column of well-known text. Never throws. */
export const readWktCsv = (text: string): RawShapes =>
  reading(() => {
    const read = readCsv(text);
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
    const shapes = lines.map((cells, index) => ({
      number: index + 1,
      geometry: readWkt(cells[column] ?? ''),
      attributes: attributesOf(
        titles.flatMap((title, at) => (at === column ? [] : [[title, cells[at] ?? ''] as const])),
      ),
    }));
    return { shapes };
  });
