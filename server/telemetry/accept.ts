import { toWgs84 } from '../../shared/geo/coordinates.ts';
import { CITY_ENVELOPE, isInside } from '../../shared/geo/envelope.ts';
import { isRealInstant } from '../../shared/model/moment.ts';
import type { RefusalReason } from '../../shared/model/reading.ts';
import { METRICS } from '../../shared/model/stream.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/time/units.ts';
import type { WatchedFeed, WatchedStream } from './watched.ts';

/** A device clock may be ahead of ours by this much before its readings are set aside (F17) [D]. */
export const MAX_AHEAD_MS = 5 * MINUTE_MS;
/** Older readings are refused: their partition may be gone already (retention.ts). */
export const MAX_AGE_MS = 31 * DAY_MS;

const LONGEST_ID = 64;
/** Control characters and halves of surrogate pairs: no text column can hold them all. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;
const PLAIN = /^[ -~]*$/;
const isStorable = (id: string): boolean => PLAIN.test(id) || !UNSTORABLE.test(id);

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
  /** Index into QUALITIES, set when it is judged. */
  quality: number;
  /** Place of its request in the batch, set when it is committed. */
  request: number;
};

/** A reading that may not. `field` is what to look at; `aside` what quarantine keeps of it. */
export type Refusal = {
  reason: RefusalReason;
  field: string | null;
  aside: { reading: Record<string, unknown>; aheadMs: number | null } | null;
};

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

const refuse = (reason: RefusalReason, field: string | null = null): Refusal => ({
  reason,
  field,
  aside: null,
});

const setAside = (
  reason: RefusalReason,
  field: string,
  item: Item,
  aheadMs: number | null,
): Refusal => ({ reason, field, aside: { reading: plainly(item), aheadMs } });

/** What of an item can be stored whatever its fields hold: it is kept before they were looked at. */
const plainly = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).map(([field, value]) => [field, plainValue(value)]));

function plainValue(value: unknown): number | string {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const text = typeof value === 'string' ? value.slice(0, LONGEST_ID) : null;
  return text !== null && isStorable(text) ? text : `(${typeof value})`;
}

/** What is wrong with a number that must be there; null when it is fine. */
function wrongNumber(
  value: unknown,
  field: string,
  minimum: number,
  maximum: number,
  whole = false,
): Refusal | null {
  if (typeof value !== 'number') return refuse('malformed', field);
  if (!Number.isFinite(value)) return refuse('not-finite', field);
  if (whole && !Number.isInteger(value)) return refuse('malformed', field);
  return value < minimum || value > maximum ? refuse('out-of-range', field) : null;
}

const wrongOptional = (...check: Parameters<typeof wrongNumber>): Refusal | null =>
  check[0] === undefined ? null : wrongNumber(...check);

/** A name for the field that a reading of this kind does not have; null when all are known. */
function strangerAmong(item: Item, stream: WatchedStream): Refusal | null {
  const known = KNOWN_FIELDS[stream.kind];
  for (const field in item) {
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
): AcceptedReading | Refusal {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return refuse('malformed');
  const fields = item as Item;
  if (typeof fields.stream !== 'string') return refuse('malformed', 'stream');
  const stream = streams.get(fields.stream);
  if (!stream) return refuse('unknown-stream', 'stream');
  if (stream.feed !== feed.id) return refuse('not-your-stream', 'stream');
  const { id, time } = fields;
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID || !isStorable(id)) {
    return refuse('malformed', 'id');
  }
  if (typeof time !== 'string' || !isRealInstant(time)) return refuse('malformed', 'time');
  const at = Date.parse(time);
  const stranger = strangerAmong(fields, stream);
  if (stranger) return stranger;
  if (at > now + MAX_AHEAD_MS) return setAside('clock-ahead', 'time', fields, at - now);
  if (at < now - MAX_AGE_MS) return refuse('too-old', 'time');
  const reading = blank(stream, id, at);
  return measure(reading, fields, feed) ?? reading;
}

/** One shape for every reading, whatever it carries: the engine is fastest with one. */
const blank = (stream: WatchedStream, id: string, at: number): AcceptedReading => ({
  stream,
  id,
  at,
  value: null,
  in: null,
  out: null,
  lon: null,
  lat: null,
  speed: null,
  heading: null,
  quality: 0,
  request: 0,
});

/** Takes over what the item measured; what is wrong with it, or null. */
function measure(reading: AcceptedReading, item: Item, feed: WatchedFeed): Refusal | null {
  const { kind, metric } = reading.stream;
  if (kind === 'position') return measurePosition(reading, item, feed);
  const { minimum, maximum } = METRICS[metric];
  if (kind === 'count') return measureCount(reading, item, maximum);
  const wrong = wrongNumber(item.value, 'value', minimum, maximum);
  if (!wrong) reading.value = item.value as number;
  return wrong;
}

function measureCount(reading: AcceptedReading, item: Item, maximum: number): Refusal | null {
  const wrong =
    wrongNumber(item.count, 'count', 0, maximum, true) ??
    wrongOptional(item.in, 'in', 0, maximum, true) ??
    wrongOptional(item.out, 'out', 0, maximum, true);
  if (wrong) return wrong;
  reading.value = item.count as number;
  reading.in = (item.in as number | undefined) ?? null;
  reading.out = (item.out as number | undefined) ?? null;
  return null;
}

/** Positions outside the city are kept aside: most often the axes are swapped or the datum is wrong (F21). */
function measurePosition(reading: AcceptedReading, item: Item, feed: WatchedFeed): Refusal | null {
  const wrong =
    wrongNumber(item.lon, 'lon', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) ??
    wrongNumber(item.lat, 'lat', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) ??
    wrongOptional(item.speed, 'speed', 0, MAX_SPEED) ??
    wrongOptional(item.heading, 'heading', 0, MAX_HEADING);
  if (wrong) return wrong;
  const given = [item.lon as number, item.lat as number] as [number, number];
  const place = Math.abs(given[0]) <= 180 && Math.abs(given[1]) <= 90 && toWgs84(feed.datum, given);
  if (!place || !isInside(CITY_ENVELOPE, place)) return setAside('outside-city', 'lon', item, null);
  [reading.lon, reading.lat] = place;
  reading.speed = (item.speed as number | undefined) ?? null;
  reading.heading = (item.heading as number | undefined) ?? null;
  return null;
}
