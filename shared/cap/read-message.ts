import { isSamePlace } from '../geo/ring.ts';
import type { Position } from '../model/common.ts';
import {
  type CapArea,
  type CapInfo,
  type CapMessage,
  type CapNamed,
  type CapReference,
  CapRefused,
} from './message.ts';
import { readCapMoment } from './moment.ts';
import { structureProblems } from './structure.ts';
import { readXml, type XmlElement } from './xml-tree.ts';

const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);
const texts = (element: XmlElement, name: string): string[] =>
  all(element, name).map(({ text }) => text.trim());
const textOf = (element: XmlElement, name: string): string | null =>
  texts(element, name)[0] ?? null;
const momentOf = (element: XmlElement, name: string): number | null =>
  readCapMoment(textOf(element, name) ?? '');

/** One of an enumeration; the structure was checked before, so the text is one of its words. */
const wordOf = <Word extends string>(element: XmlElement, name: string): Word =>
  textOf(element, name) as Word;

const namedOf = (element: XmlElement, name: string): CapNamed[] =>
  all(element, name).map((one) => ({
    name: textOf(one, 'valueName') ?? '',
    value: textOf(one, 'value') ?? '',
  }));

/** `lat,lon` of CAP as `[lon, lat]` of everything else. */
function positionOf(text: string): Position {
  const [lat, lon] = text.split(',').map(Number);
  return [lon!, lat!];
}

const areaOf = (element: XmlElement): CapArea => ({
  description: textOf(element, 'areaDesc') ?? '',
  polygons: texts(element, 'polygon').map((text) => text.split(/\s+/).map(positionOf)),
  circles: texts(element, 'circle').map((text) => {
    const [centre = '', radius] = text.split(/\s+/);
    return { centre: positionOf(centre), radiusKilometres: Number(radius) };
  }),
  geocodes: namedOf(element, 'geocode'),
});

const infoOf = (element: XmlElement): CapInfo => ({
  language: textOf(element, 'language'),
  categories: texts(element, 'category') as CapInfo['categories'],
  event: textOf(element, 'event') ?? '',
  responseTypes: texts(element, 'responseType') as CapInfo['responseTypes'],
  urgency: wordOf(element, 'urgency'),
  severity: wordOf(element, 'severity'),
  certainty: wordOf(element, 'certainty'),
  eventCodes: namedOf(element, 'eventCode'),
  effective: momentOf(element, 'effective'),
  onset: momentOf(element, 'onset'),
  expires: momentOf(element, 'expires'),
  senderName: textOf(element, 'senderName'),
  headline: textOf(element, 'headline'),
  description: textOf(element, 'description'),
  instruction: textOf(element, 'instruction'),
  web: textOf(element, 'web'),
  contact: textOf(element, 'contact'),
  parameters: namedOf(element, 'parameter'),
  areas: all(element, 'area').map(areaOf),
});

function referenceOf(text: string): CapReference {
  const [sender = '', identifier = '', sent = ''] = text.split(',');
  return { sender, identifier, sent: readCapMoment(sent) ?? Number.NaN };
}

const isClosed = (ring: readonly Position[]): boolean => isSamePlace(ring[0]!, ring.at(-1)!);

/** What the schema cannot say: closed rings, places on the earth, what an Update or Cancel must name. */
function meaningProblems({ messageType, references, infos }: CapMessage): string[] {
  const problems: string[] = [];
  const follows = messageType === 'Update' || messageType === 'Cancel';
  if (follows && references.length === 0) {
    problems.push(`alert/references: expected with ${messageType}, got nothing`);
  }
  if (references.some(({ sent }) => Number.isNaN(sent))) {
    problems.push('alert/references: expected moments such as 2025-07-01T10:30:00+08:00');
  }
  if (infos.length === 0 && (messageType === 'Alert' || messageType === 'Update')) {
    problems.push(`alert/info: expected with ${messageType}, got nothing`);
  }
  const areas = infos.flatMap((info) => info.areas);
  const rings = areas.flatMap(({ polygons }) => polygons);
  if (!rings.every(isClosed)) problems.push('alert/info/area/polygon: expected a closed ring');
  const places = [...rings.flat(), ...areas.flatMap(({ circles }) => circles.map((c) => c.centre))];
  if (places.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) {
    problems.push('alert/info/area: expected latitude,longitude in degrees');
  }
  return problems;
}

/**
 * Reads the text of a CAP 1.2 message from anybody. Texts stay texts, nothing it names is fetched.
 * @throws CapRefused with every finding
 */
export function readCap(source: string): CapMessage {
  const root = readXml(source);
  const problems = structureProblems(root);
  if (problems.length > 0) throw new CapRefused(problems);
  const message: CapMessage = {
    identifier: textOf(root, 'identifier') ?? '',
    sender: textOf(root, 'sender') ?? '',
    sent: momentOf(root, 'sent') ?? 0,
    status: wordOf(root, 'status'),
    messageType: wordOf(root, 'msgType'),
    scope: wordOf(root, 'scope'),
    note: textOf(root, 'note'),
    references: (textOf(root, 'references') ?? '').split(/\s+/).filter(Boolean).map(referenceOf),
    infos: all(root, 'info').map(infoOf),
  };
  const meaning = meaningProblems(message);
  if (meaning.length > 0) throw new CapRefused(meaning);
  return message;
}
