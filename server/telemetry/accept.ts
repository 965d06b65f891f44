import { toWgs84 } from '../../shared/geo/coordinates.ts';
import { CITY_ENVELOPE, isInside } from '../../shared/geo/envelope.ts';
import { INSTANT_PATTERN } from '../../shared/model/common.ts';
import type { RefusalReason } from '../../shared/model/reading.ts';
import { METRICS } from '../../shared/model/stream.ts';
import type { WatchedFeed, WatchedStream } from './watched.ts';

/** A device clock may be ahead of ours by this much before its readings are set aside (F17) [D]. */
export const MAX_AHEAD_MS = 5 * 60_000;
/** Older readings are refused: their partition may be gone already (retention.ts). */
export const MAX_AGE_MS = 31 * 86_400_000;

const LONGEST_ID = 64;
const INSTANT = new RegExp(INSTANT_PATTERN);
/** Control characters and halves of surrogate pairs: no text column can hold them all. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/** A reading that may be stored: checked, in WGS 84, of a known stream. `at` is epoch milliseconds. */
export type AcceptedReading = {
  stream: WatchedStream;
  id: string;
  at: number;
  value: number | null;
  in: number | null;
  out: number | null;
  lon: number | null;
  lat: number | null;
  speed: number | null;
  heading: number | null;
};

/** A reading that may not. `field` is what to look at; `aside` what quarantine keeps of it. */
export type Refusal = {
  reason: RefusalReason;
  field: string | null;
  aside: { reading: Record<string, unknown>; aheadMs: number | null } | null;
};

type Refused = { refusal: Refusal };
export type Accepted = { reading: AcceptedReading } | Refused;

type Item = Record<string, unknown>;

const KNOWN_FIELDS: Readonly<Record<WatchedStream['kind'], ReadonlySet<string>>> = {
  value: new Set(['stream', 'id', 'time', 'value']),
  count: new Set(['stream', 'id', 'time', 'count', 'in', 'out']),
  position: new Set(['stream', 'id', 'time', 'lon', 'lat', 'speed', 'heading']),
};
/** The field without which a reading is not of that kind. */
const MAIN_FIELD = { value: 'value', count: 'count', position: 'lon' } as const;
const MAX_SPEED = 150;
const MAX_HEADING = 360;

const refuse = (reason: RefusalReason, field: string | null = null): Refused => ({
  refusal: { reason, field, aside: null },
});

const setAside = (
  reason: RefusalReason,
  field: string,
  item: Item,
  aheadMs: number | null,
): Refused => ({
  refusal: { reason, field, aside: { reading: { ...item }, aheadMs } },
});

/** What is wrong with a number that must be there; null when it is fine. */
function wrongNumber(
  value: unknown,
  field: string,
  minimum: number,
  maximum: number,
  whole = false,
): Refused | null {
  if (typeof value !== 'number') return refuse('malformed', field);
  if (!Number.isFinite(value)) return refuse('not-finite', field);
  if (whole && !Number.isInteger(value)) return refuse('malformed', field);
  return value < minimum || value > maximum ? refuse('out-of-range', field) : null;
}

const wrongOptional = (...check: Parameters<typeof wrongNumber>): Refused | null =>
  check[0] === undefined ? null : wrongNumber(...check);

/** A name for the field that a reading of this kind does not have; null when all are known. */
function strangerAmong(item: Item, stream: WatchedStream): Refused | null {
  const known = KNOWN_FIELDS[stream.kind];
  for (const field of Object.keys(item)) {
    if (known.has(field)) continue;
    const isOfOtherKind = Object.values(MAIN_FIELD).some((main) => main in item);
    const lacksMain = !(MAIN_FIELD[stream.kind] in item);
    return refuse(
      isOfOtherKind && lacksMain ? 'wrong-kind' : 'malformed',
      field.slice(0, LONGEST_ID),
    );
  }
  return null;
}

/**
 * Decides about one item of a batch. Pure: the time is given. Nothing is coerced, filled in or cut: an
 * item is taken as it is or refused with a reason (FAULTS.md F17 to F21).
 * @param now epoch milliseconds by the wall clock
 */
export function accept(
  item: unknown,
  feed: WatchedFeed,
  streams: ReadonlyMap<string, WatchedStream>,
  now: number,
): Accepted {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return refuse('malformed');
  const fields = item as Item;
  if (typeof fields.stream !== 'string') return refuse('malformed', 'stream');
  const stream = streams.get(fields.stream);
  if (!stream) return refuse('unknown-stream', 'stream');
  if (stream.feed !== feed.id) return refuse('not-your-stream', 'stream');
  const { id, time } = fields;
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID || UNSTORABLE.test(id)) {
    return refuse('malformed', 'id');
  }
  if (typeof time !== 'string' || !INSTANT.test(time)) return refuse('malformed', 'time');
  const at = Date.parse(time);
  if (Number.isNaN(at)) return refuse('malformed', 'time');
  const stranger = strangerAmong(fields, stream);
  if (stranger) return stranger;
  const measured = measuredOf(fields, stream, feed);
  if ('refusal' in measured) return measured;
  if (at > now + MAX_AHEAD_MS) return setAside('clock-ahead', 'time', fields, at - now);
  if (at < now - MAX_AGE_MS) return refuse('too-old', 'time');
  return { reading: { ...measured, stream, id, at } };
}

type Measured = Omit<AcceptedReading, 'stream' | 'id' | 'at'>;

const NOTHING: Measured = {
  value: null,
  in: null,
  out: null,
  lon: null,
  lat: null,
  speed: null,
  heading: null,
};

function measuredOf(item: Item, stream: WatchedStream, feed: WatchedFeed): Measured | Refused {
  const { minimum, maximum } = METRICS[stream.metric];
  if (stream.kind === 'value') {
    const wrong = wrongNumber(item.value, 'value', minimum, maximum);
    return wrong ?? { ...NOTHING, value: item.value as number };
  }
  if (stream.kind === 'count') return countOf(item, maximum);
  return positionOf(item, feed);
}

function countOf(item: Item, maximum: number): Measured | Refused {
  const wrong =
    wrongNumber(item.count, 'count', 0, maximum, true) ??
    wrongOptional(item.in, 'in', 0, maximum, true) ??
    wrongOptional(item.out, 'out', 0, maximum, true);
  if (wrong) return wrong;
  const { count, in: entered = null, out: left = null } = item;
  return {
    ...NOTHING,
    value: count as number,
    in: entered as number | null,
    out: left as number | null,
  };
}

/** Positions outside the city are kept aside: most often the axes are swapped or the datum is wrong (F21). */
function positionOf(item: Item, feed: WatchedFeed): Measured | Refused {
  const wrong =
    wrongNumber(item.lon, 'lon', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) ??
    wrongNumber(item.lat, 'lat', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) ??
    wrongOptional(item.speed, 'speed', 0, MAX_SPEED) ??
    wrongOptional(item.heading, 'heading', 0, MAX_HEADING);
  if (wrong) return wrong;
  const given = [item.lon as number, item.lat as number] as [number, number];
  const place = Math.abs(given[0]) <= 180 && Math.abs(given[1]) <= 90 && toWgs84(feed.datum, given);
  if (!place || !isInside(CITY_ENVELOPE, place)) return setAside('outside-city', 'lon', item, null);
  const { speed = null, heading = null } = item;
  return {
    ...NOTHING,
    lon: place[0],
    lat: place[1],
    speed: speed as number | null,
    heading: heading as number | null,
  };
}
