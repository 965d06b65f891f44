import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_MESSAGE_TYPES,
  CAP_NAMESPACE,
  CAP_RESPONSE_TYPES,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_STATUSES,
  CAP_URGENCIES,
} from './message.ts';
import { isCapMoment } from './moment.ts';
import type { XmlElement } from './xml-tree.ts';

/** What the text of an element must be, as the tail of "expected …"; null: it fits. */
type Check = (text: string) => string | null;
type Rule = {
  name: string;
  least: 0 | 1;
  most: 1 | 'many';
  check?: Check;
  inside?: readonly Rule[];
};

const oneOf =
  (values: readonly string[]): Check =>
  (text) =>
    values.includes(text) ? null : `one of ${values.join(', ')}`;
const matching =
  (pattern: RegExp, expected: string): Check =>
  (text) =>
    pattern.test(text) ? null : expected;
const filled: Check = (text) => (text === '' ? 'some text' : null);
const moment: Check = (text) =>
  isCapMoment(text) ? null : 'a moment such as 2025-07-01T10:30:00+08:00';
const name = matching(/^[^\s,<&]+$/, 'a name without space, comma, < or &');

const POINT = '[-+]?\\d+(?:\\.\\d+)?,[-+]?\\d+(?:\\.\\d+)?';
const polygon = matching(
  new RegExp(`^${POINT}(?:\\s+${POINT}){3,}$`),
  'at least four places lat,lon separated by spaces',
);
const circle = matching(
  new RegExp(`^${POINT}\\s+\\d+(?:\\.\\d+)?$`),
  'a place lat,lon and a radius in kilometres',
);
const references = matching(
  /^[^\s,]+,[^\s,]+,[^\s,]+(?:\s+[^\s,]+,[^\s,]+,[^\s,]+)*$/,
  'sender,identifier,sent, separated by spaces',
);

const one = (element: string, check: Check = filled): Rule => ({
  name: element,
  least: 1,
  most: 1,
  check,
});
const optional = (element: string, check?: Check): Rule => ({
  name: element,
  least: 0,
  most: 1,
  ...(check ? { check } : {}),
});
const many = (element: string, more: Pick<Rule, 'check' | 'inside'> = {}): Rule => ({
  name: element,
  least: 0,
  most: 'many',
  ...more,
});
const named = (element: string): Rule =>
  many(element, { inside: [one('valueName'), one('value', () => null)] });

const AREA: readonly Rule[] = [
  one('areaDesc'),
  many('polygon', { check: polygon }),
  many('circle', { check: circle }),
  named('geocode'),
  optional('altitude'),
  optional('ceiling'),
];
const RESOURCE: readonly Rule[] = [
  one('resourceDesc'),
  one('mimeType'),
  optional('size'),
  optional('uri'),
  optional('derefUri'),
  optional('digest'),
];
const INFO: readonly Rule[] = [
  optional('language'),
  { name: 'category', least: 1, most: 'many', check: oneOf(CAP_CATEGORIES) },
  one('event'),
  many('responseType', { check: oneOf(CAP_RESPONSE_TYPES) }),
  one('urgency', oneOf(CAP_URGENCIES)),
  one('severity', oneOf(CAP_SEVERITIES)),
  one('certainty', oneOf(CAP_CERTAINTIES)),
  optional('audience'),
  named('eventCode'),
  optional('effective', moment),
  optional('onset', moment),
  optional('expires', moment),
  optional('senderName'),
  optional('headline'),
  optional('description'),
  optional('instruction'),
  optional('web'),
  optional('contact'),
  named('parameter'),
  many('resource', { inside: RESOURCE }),
  many('area', { inside: AREA }),
];
/** The elements of an alert in the order the schema of CAP 1.2 gives them. */
const ALERT: readonly Rule[] = [
  one('identifier', name),
  one('sender', name),
  one('sent', moment),
  one('status', oneOf(CAP_STATUSES)),
  one('msgType', oneOf(CAP_MESSAGE_TYPES)),
  optional('source'),
  one('scope', oneOf(CAP_SCOPES)),
  optional('restriction'),
  optional('addresses'),
  many('code'),
  optional('note'),
  optional('references', references),
  optional('incidents'),
  many('info', { inside: INFO }),
];

const LONGEST_ECHO = 60;
const echo = (text: string): string =>
  text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text || 'nothing';

function problemsInside(element: XmlElement, rules: readonly Rule[], path: string): string[] {
  const problems: string[] = [];
  const counts = new Map<string, number>();
  let reached = 0;
  for (const child of element.children) {
    // A signature or an extension of somebody else's stands beside the message and is read past.
    if (child.namespace !== CAP_NAMESPACE) continue;
    const at = rules.findIndex((rule) => rule.name === child.name);
    const where = `${path}/${child.name}`;
    const rule = rules[at];
    if (!rule) {
      problems.push(`${where}: expected no such element`);
      continue;
    }
    if (at < reached) problems.push(`${where}: expected before ${rules[reached]!.name}`);
    reached = Math.max(reached, at);
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    if (count > 1 && rule.most === 1) problems.push(`${where}: expected once, got ${count}`);
    const expected = rule.check?.(child.text.trim());
    if (expected) problems.push(`${where}: expected ${expected}, got ${echo(child.text.trim())}`);
    if (rule.inside) problems.push(...problemsInside(child, rule.inside, where));
  }
  const missing = rules.filter((rule) => rule.least === 1 && !counts.has(rule.name));
  return [...problems, ...missing.map((rule) => `${path}/${rule.name}: expected, got nothing`)];
}

/**
 * What a document is not that the schema of CAP 1.2 asks for: elements, their order and number, enumerations,
 * moments, shapes. Used on what comes in and on what goes out. Empty: it is a CAP 1.2 message.
 */
export function structureProblems(root: XmlElement): string[] {
  if (root.name !== 'alert' || root.namespace !== CAP_NAMESPACE) {
    return [
      `document: expected alert of ${CAP_NAMESPACE}, got ${root.name} of ${echo(root.namespace)}`,
    ];
  }
  return problemsInside(root, ALERT, 'alert');
}
