/** A word or a number in Latin letters is one, and so is an ideograph. */
const PIECES = /[A-Za-z]+|\d+|[^A-Za-z\d]/gu;

/** The names without what all of them begin with: 雨量站45, 雨量站46 → 45, 46. Whole ones where one would be left without any. */
export function differingParts(names: readonly string[]): string[] {
  const split = names.map((name) => name.match(PIECES) ?? []);
  const [first = []] = split;
  const begin = first.findIndex((piece, at) => split.some((pieces) => pieces[at] !== piece));
  const parts = begin < 1 ? names : split.map((pieces) => pieces.slice(begin).join('').trim());
  return parts.every((part) => part !== '') ? [...parts] : [...names];
}
