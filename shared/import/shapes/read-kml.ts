import { SaxesParser } from 'saxes';
import { attributesOf } from '../attributes.ts';
import { checkCount, FileUnreadable, type RawShape, vertexBudget } from './raw-shape.ts';

/** FAULTS.md S15. */
const DEEPEST = 64;
/** Of one element; KML itself has at most a handful. */
const MOST_ATTRIBUTES = 100;

type Rings = number[][][];
type Placemark = {
  pairs: [string, string][];
  polygons: Rings[];
  others: string[];
  /** Rings of the polygon that is open; the outer one first. */
  rings: Rings | null;
  data: string;
};

const fresh = (): Placemark => ({ pairs: [], polygons: [], others: [], rings: null, data: '' });

/**
 * `lon,lat[,height]` with white space between. What is no number stays NaN: the gate names the place. Each is
 * spent before it is made, so that a text of nothing but them ends early.
 */
function positionsOf(text: string, spend: (count: number) => void): number[][] {
  const positions: number[][] = [];
  for (const [tuple] of text.matchAll(/\S+/g)) {
    spend(1);
    const words = tuple.split(',', 2);
    positions.push(words.map((word) => (word === '' ? Number.NaN : Number(word))));
  }
  return positions;
}

function geometryOf({ polygons, others }: Placemark): unknown {
  if (polygons.length === 0) return others[0] === undefined ? null : { type: others[0] };
  if (polygons.length === 1) return { type: 'Polygon', coordinates: polygons[0] };
  return { type: 'MultiPolygon', coordinates: polygons };
}

type Ended = { text: string; parent: string; grandparent: string; spend(count: number): void };

/** What each element that ends means for the placemark it is in. */
const ENDINGS: ReadonlyMap<string, (mark: Placemark, ended: Ended) => void> = new Map(
  Object.entries<(mark: Placemark, ended: Ended) => void>({
    name: (mark, { text, parent }) => {
      if (parent === 'Placemark') mark.pairs.push(['name', text]);
    },
    value: (mark, { text }) => mark.pairs.push([mark.data, text]),
    SimpleData: (mark, { text }) => mark.pairs.push([mark.data, text]),
    coordinates: (mark, { text, parent, grandparent, spend }) => {
      if (parent !== 'LinearRing' || mark.rings === null) return;
      const ring = positionsOf(text, spend);
      if (grandparent === 'outerBoundaryIs') mark.rings.unshift(ring);
      else mark.rings.push(ring);
    },
    Polygon: (mark) => {
      if (mark.rings !== null) mark.polygons.push(mark.rings);
      mark.rings = null;
    },
    Point: (mark) => mark.others.push('Point'),
    LineString: (mark) => mark.others.push('LineString'),
  }),
);

const refuse = (
  reason: 'not-xml' | 'xml-entities' | 'network-link',
  expected: string,
  got: string,
) => {
  throw new FileUnreadable(reason, expected, got);
};

/** Takes a document piece by piece, so that a long one holds nobody up; both throw FileUnreadable. */
type KmlReader = { write(piece: string): void; close(): RawShape[] };

/**
 * The placemarks of a KML document that are areas. Read as a stream, never as a tree; a document type (and
 * with it every entity but the five of XML), NetworkLink and more than 64 levels are refused, and nothing is
 * ever fetched (FAULTS.md S15, F27). Descriptions, styles and pictures are passed over.
 */
export function kmlReader(): KmlReader {
  const parser = new SaxesParser({ xmlns: true });
  const shapes: RawShape[] = [];
  const open: { name: string; text: string }[] = [];
  const spend = vertexBudget();
  let mark: Placemark | null = null;
  let named = 0;
  parser.on('error', ({ message }) => refuse('not-xml', 'well-formed XML', message));
  parser.on('doctype', () => refuse('xml-entities', 'no document type', 'DOCTYPE'));
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (encoding.toLowerCase() !== 'utf-8') refuse('not-xml', 'UTF-8', encoding);
  });
  parser.on('opentagstart', () => {
    named = 0;
  });
  parser.on('attribute', () => {
    named += 1;
    if (named > MOST_ATTRIBUTES) refuse('not-xml', `at most ${MOST_ATTRIBUTES} attributes`, 'more');
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (local === 'NetworkLink') refuse('network-link', 'no link to elsewhere', local);
    if (open.length >= DEEPEST) refuse('not-xml', `at most ${DEEPEST} levels`, 'more');
    open.push({ name: local, text: '' });
    if (local === 'Placemark') mark = fresh();
    if (mark === null) return;
    if (local === 'Polygon') mark.rings = [];
    if (local === 'Data' || local === 'SimpleData') mark.data = attributes.name?.value ?? '';
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (mark !== null && element !== undefined && ENDINGS.has(element.name)) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const ended = open.pop();
    if (mark === null || ended === undefined) return;
    const [parent = '', grandparent = ''] = [open.at(-1)?.name, open.at(-2)?.name];
    ENDINGS.get(ended.name)?.(mark, { text: ended.text, parent, grandparent, spend });
    if (ended.name !== 'Placemark') return;
    checkCount(shapes.length + 1);
    const number = shapes.length + 1;
    shapes.push({ number, geometry: geometryOf(mark), attributes: attributesOf(mark.pairs) });
    mark = null;
  });
  return {
    write: (piece) => void parser.write(piece),
    close: () => {
      parser.close();
      return shapes;
    },
  };
}
