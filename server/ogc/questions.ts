import Type, { type Static } from 'typebox';
import type { Box } from '../../shared/geo/envelope.ts';
import { CLOSED } from '../../shared/model/common.ts';
import { isRealDay } from '../../shared/model/moment.ts';
import { problem } from '../plugins/errors.ts';
import type { Span } from './repository.ts';

export const Representation = Type.Enum(['json', 'html'], {
  description: 'else by the Accept header',
});
export const PageQuery = Type.Object({ f: Type.Optional(Representation) }, CLOSED);

/** OGC API – Features Part 1, §7.15. Everything in a query is text. */
export const ItemsQuery = Type.Object(
  {
    f: Type.Optional(Representation),
    bbox: Type.Optional(
      Type.String({ maxLength: 200, description: 'west,south,east,north in CRS84' }),
    ),
    datetime: Type.Optional(
      Type.String({
        maxLength: 80,
        description: 'RFC 3339 moment or interval: from/to, ../to, from/..',
      }),
    ),
    limit: Type.Optional(
      Type.String({ pattern: '^\\d{1,15}$', description: '1 to 1000, 100 if not given' }),
    ),
    after: Type.Optional(
      Type.String({ maxLength: 200, description: 'from a next link; means nothing else' }),
    ),
  },
  CLOSED,
);
export type ItemsQuery = Static<typeof ItemsQuery>;

const DEFAULT_LIMIT = 100;
/** More is given as less, as the standard allows: the next link says that there is more. */
const MOST_LIMIT = 1_000;

/** @throws Problem 400 */
export function limitOf(told: string | undefined): number {
  if (told === undefined) return DEFAULT_LIMIT;
  const limit = Number(told);
  if (limit < 1) throw problem(400, 'invalid-request', `limit: expected at least 1, got ${told}`);
  return Math.min(limit, MOST_LIMIT);
}

const BBOX_EXPECTED =
  'four numbers west,south,east,north (or six with heights) in degrees, south ≤ north';

/** @throws Problem 400 */
export function bboxOf(told: string | undefined): Box | null {
  if (told === undefined) return null;
  const words = told.split(',').map((word) => word.trim());
  const numbers = words.map((word) => (word === '' ? Number.NaN : Number(word)));
  const [west, south, east, north] =
    numbers.length === 6 ? [0, 1, 3, 4].map((at) => numbers[at]!) : numbers;
  const isBox = (words.length === 4 || words.length === 6) && numbers.every(Number.isFinite);
  const isInRange =
    isBox && Math.abs(west!) <= 180 && Math.abs(east!) <= 180 && south! >= -90 && north! <= 90;
  if (!isInRange || south! > north!) {
    throw problem(400, 'invalid-request', `bbox: expected ${BBOX_EXPECTED}, got ${told}`);
  }
  return [west!, south!, east!, north!];
}

const MOMENT = /^\d{4}-\d{2}-\d{2}([Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?$/;

/** A date is the whole day in UTC: its beginning where an interval begins, its last moment where one ends. */
function momentOf(word: string, isEnd: boolean): string | null {
  if (!MOMENT.test(word)) return null;
  if (!isRealDay(word.slice(0, 10))) return null;
  const isDay = word.length === 'YYYY-MM-DD'.length;
  const at = Date.parse(isDay ? `${word}T${isEnd ? '23:59:59.999' : '00:00:00.000'}Z` : word);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** @param now ISO instant that holds where no time is asked for @throws Problem 400 */
export function spanOf(told: string | undefined, now: string): Span {
  if (told === undefined) return { from: now, to: now };
  const words = told.split('/');
  const [first = '', last = first] = words;
  const isOpen = (word: string) => words.length === 2 && (word === '..' || word === '');
  const from = isOpen(first) ? null : momentOf(first, false);
  const to = isOpen(last) ? null : momentOf(last, words.length === 2 || first.length === 10);
  const isBroken = (from === null && !isOpen(first)) || (to === null && !isOpen(last));
  if (words.length > 2 || isBroken || (from !== null && to !== null && from > to)) {
    const expected = 'a moment of RFC 3339, or an interval from/to with .. for an open end';
    throw problem(400, 'invalid-request', `datetime: expected ${expected}, got ${told}`);
  }
  return { from, to };
}

/** The key a page begins after, as a link carries it. */
export const cursorOf = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');
export const keyOf = (cursor: string | undefined): string =>
  cursor === undefined
    ? ''
    : Buffer.from(cursor, 'base64url').toString('utf8').replaceAll('\0', '');
