import { createHash } from 'node:crypto';
import type { JournalEntry } from '../../shared/model/journal.ts';

/** The hash before the first entry: 32 zero bytes, as migration 0001 writes it. */
export const FIRST_HASH = Buffer.alloc(32);

const NUL = '\0';
const HALF_A_PAIR = /\p{Surrogate}/gu;
/** Pairs and halves alike: quick to look for, and seldom there. */
const ANY_SURROGATE = /[\ud800-\udfff]/;
const REPLACEMENT = '\uFFFD';

/** A text as PostgreSQL can hold it: NUL and halves of surrogate pairs become U+FFFD. */
export const storableText = (text: string): string =>
  text.includes(NUL) || ANY_SURROGATE.test(text)
    ? text.replaceAll(NUL, REPLACEMENT).replace(HALF_A_PAIR, REPLACEMENT)
    : text;

/**
 * JSON with sorted keys, no spaces and storable texts: the same bytes whether a value has been through
 * the database or not. Fields that are undefined are left out, numbers that are not finite are null.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(storableText(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? canonicalList(value) : canonicalFields(value as Fields);
}

type Fields = Record<string, unknown>;

function canonicalList(list: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < list.length; index += 1) {
    text += index === 0 ? canonicalJson(list[index]) : `,${canonicalJson(list[index])}`;
  }
  return `${text}]`;
}

function canonicalFields(fields: Fields): string {
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(storableText(key))}:${canonicalJson(fields[key])}`;
  }
  return `{${text}}`;
}

/**
 * h(n) = SHA-256(h(n-1) ‖ canonical JSON of entry n).
 * @param data the canonical JSON of `entry.data`
 */
export function entryHash(
  before: Uint8Array,
  entry: Omit<JournalEntry, 'data'>,
  data: string,
): Buffer {
  const { actor, at, county, kind, number, subject, town } = entry;
  return createHash('sha256')
    .update(before)
    .update(
      `{"actor":${canonicalJson(actor)},"at":"${at}","county":${canonicalJson(county)},"data":${data},` +
        `"kind":"${kind}","number":${number},"subject":${canonicalJson(subject)},"town":${canonicalJson(town)}}`,
    )
    .digest();
}
