import type { SelectableKind } from '../../store/view-store.ts';

/** One thing that can be found. `key` is what is compared, in lower case. */
export type Findable = {
  kind: SelectableKind;
  id: string;
  name: string;
  detail: string;
  key: string;
  lon: number;
  lat: number;
};

const MAXIMUM_RESULTS = 40;

const EXACT = 0;
const PREFIX = 1;
const INSIDE = 2;
const NO_MATCH = 3;

/** Kinds people ask for most come first among equals. */
const KIND_ORDER: readonly SelectableKind[] = [
  'area',
  'gathering',
  'shelter',
  'unit',
  'stream',
  'hazard',
  'grid',
  'alarm',
];

/** Full-width letters and digits are what a Chinese keyboard gives; they mean the same. */
const normalised = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

export const findable = (item: Omit<Findable, 'key'>): Findable => ({
  ...item,
  key: `${normalised(item.name)} ${normalised(item.id)}`,
});

function matchOf(item: Findable, query: string): number {
  const at = item.key.indexOf(query);
  if (at === -1) return NO_MATCH;
  const name = item.key.slice(0, item.key.length - item.id.length - 1);
  if (name === query || item.key.endsWith(` ${query}`)) return EXACT;
  const starts = at === 0 || item.key[at - 1] === ' ';
  return starts ? PREFIX : INSIDE;
}

/**
 * What matches every word of the query, best first, and how many there are in all.
 * Linear over the index: 13,000 things take less than a frame.
 */
export function find(
  index: readonly Findable[],
  text: string,
  limit = MAXIMUM_RESULTS,
): { results: Findable[]; total: number } {
  const words = normalised(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { results: [], total: 0 };
  const matched: { item: Findable; match: number }[] = [];
  for (const item of index) {
    let match = EXACT;
    for (const word of words) match = Math.max(match, matchOf(item, word));
    if (match < NO_MATCH) matched.push({ item, match });
  }
  matched.sort(
    (left, right) =>
      left.match - right.match ||
      KIND_ORDER.indexOf(left.item.kind) - KIND_ORDER.indexOf(right.item.kind) ||
      left.item.name.length - right.item.name.length ||
      left.item.id.localeCompare(right.item.id),
  );
  return { results: matched.slice(0, limit).map(({ item }) => item), total: matched.length };
}
