import { SaxesParser } from 'saxes';
import { CapRefused } from './message.ts';

/** An element of a document that was read: names by namespace, text as text, attributes left behind. */
export type XmlElement = {
  name: string;
  namespace: string;
  /** Everything between its tags that is text, without that of its children. */
  text: string;
  children: XmlElement[];
  attributes: Readonly<Record<string, string>>;
};

/** FAULTS.md S15, F27. A warning of a whole province is some 50 kB. */
export const MOST_XML_BYTES = 1_048_576;
const DEEPEST = 64;
/** A bomb of a million empty elements is small in bytes [D]. */
const MOST_ELEMENTS = 50_000;

const refuse = (finding: string): never => {
  throw new CapRefused([finding]);
};

const attributesOf = (attributes: Readonly<Record<string, { value: string }>>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

/**
 * Reads XML from a stranger into a tree. Whatever could reach outside or grow is refused: a document type
 * (and with it every entity but the five of XML), processing instructions, encodings other than UTF-8, more
 * than 64 levels, 50,000 elements or one megabyte.
 * @throws CapRefused
 */
export function readXml(source: string): XmlElement {
  if (source.length > MOST_XML_BYTES) refuse(`document: expected at most ${MOST_XML_BYTES} bytes`);
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  parser.on('error', ({ message }) => refuse(`document: not well-formed XML (${message})`));
  parser.on('doctype', () => refuse('document: expected no document type'));
  parser.on('processinginstruction', () => refuse('document: expected no processing instruction'));
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (encoding.toLowerCase() !== 'utf-8') refuse(`document: expected UTF-8, got ${encoding}`);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1;
    if (elements > MOST_ELEMENTS) refuse(`document: expected at most ${MOST_ELEMENTS} elements`);
    if (open.length >= DEEPEST) refuse(`document: expected at most ${DEEPEST} levels`);
    const element = {
      name: local,
      namespace: uri,
      text: '',
      children: [],
      attributes: attributesOf(attributes),
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(source.replace(/^\uFEFF/, '')).close();
  return root ?? refuse('document: expected an element, got nothing');
}
