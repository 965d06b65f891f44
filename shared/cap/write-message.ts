import { escapeXml } from '../export/escape-xml.ts';
import type { Position } from '../model/common.ts';
import {
  CAP_NAMESPACE,
  type CapArea,
  type CapInfo,
  type CapMessage,
  type CapNamed,
  type CapReference,
} from './message.ts';
import { capMoment } from './moment.ts';

const INDENT = '  ';
const line = (depth: number, name: string, text: string | null): string[] =>
  text === null || text === ''
    ? []
    : [`${INDENT.repeat(depth)}<${name}>${escapeXml(text)}</${name}>`];
const block = (depth: number, name: string, lines: readonly string[]): string[] => [
  `${INDENT.repeat(depth)}<${name}>`,
  ...lines,
  `${INDENT.repeat(depth)}</${name}>`,
];
const named = (depth: number, element: string, pairs: readonly CapNamed[]): string[] =>
  pairs.flatMap(({ name, value }) =>
    block(depth, element, [
      ...line(depth + 1, 'valueName', name),
      `${INDENT.repeat(depth + 1)}<value>${escapeXml(value)}</value>`,
    ]),
  );
const moment = (depth: number, name: string, at: number | null): string[] =>
  line(depth, name, at === null ? null : capMoment(at));

/** 6 digits are a tenth of a metre (DOMAIN.md §6); smaller numbers would be written with an exponent. */
const degrees = (value: number): string => String(Number(value.toFixed(6)));
/** CAP writes latitude first. */
const place = ([lon, lat]: Position): string => `${degrees(lat)},${degrees(lon)}`;

const areaLines = ({ description, polygons, circles, geocodes }: CapArea): string[] =>
  block(2, 'area', [
    ...line(3, 'areaDesc', description),
    ...polygons.flatMap((ring) => line(3, 'polygon', ring.map(place).join(' '))),
    ...circles.flatMap(({ centre, radiusKilometres }) =>
      line(3, 'circle', `${place(centre)} ${degrees(radiusKilometres)}`),
    ),
    ...named(3, 'geocode', geocodes),
  ]);

const infoLines = (info: CapInfo): string[] =>
  block(1, 'info', [
    ...line(2, 'language', info.language),
    ...info.categories.flatMap((category) => line(2, 'category', category)),
    ...line(2, 'event', info.event),
    ...info.responseTypes.flatMap((type) => line(2, 'responseType', type)),
    ...line(2, 'urgency', info.urgency),
    ...line(2, 'severity', info.severity),
    ...line(2, 'certainty', info.certainty),
    ...named(2, 'eventCode', info.eventCodes),
    ...moment(2, 'effective', info.effective),
    ...moment(2, 'onset', info.onset),
    ...moment(2, 'expires', info.expires),
    ...line(2, 'senderName', info.senderName),
    ...line(2, 'headline', info.headline),
    ...line(2, 'description', info.description),
    ...line(2, 'instruction', info.instruction),
    ...line(2, 'web', info.web),
    ...line(2, 'contact', info.contact),
    ...named(2, 'parameter', info.parameters),
    ...info.areas.flatMap(areaLines),
  ]);

/** A reference as CAP writes it, also the key by which a message is found again. */
export const referenceText = ({ sender, identifier, sent }: CapReference): string =>
  `${sender},${identifier},${capMoment(sent)}`;

/** A message as CAP 1.2 in the order of its schema, times `+08:00`, `lat,lon`. Empty texts are left out. */
export const writeCap = (message: CapMessage): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alert xmlns="${CAP_NAMESPACE}">`,
    ...line(1, 'identifier', message.identifier),
    ...line(1, 'sender', message.sender),
    ...moment(1, 'sent', message.sent),
    ...line(1, 'status', message.status),
    ...line(1, 'msgType', message.messageType),
    ...line(1, 'scope', message.scope),
    ...line(1, 'note', message.note),
    ...line(1, 'references', message.references.map(referenceText).join(' ')),
    ...message.infos.flatMap(infoLines),
    '</alert>',
    '',
  ].join('\n');
