/** What is known of a thing besides its name: where it is, and what kind of thing it is, in few words. */
export type NameParts = { name: string; place: string | null; kind: string };

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Mean width of a Latin letter or digit of the bundled font, in ems. */
const LATIN_EMS = 0.56;
/** What can be left out where there is little room: which kind of area a place is. */
const CHINESE_AREA_WORDS = /(社区|街道|镇|村)$/;
const ENGLISH_AREA_WORDS = / (Virtual Community|Community|Subdistrict|Town|Village|District|City)$/;
const BRACKETS = /\s*[（(][^（()）]*[)）]/g;

/** How wide a text is about, in ems of its type: an ideograph is one. */
export function widthInEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : LATIN_EMS;
  return ems;
}

/** A name without what stands in brackets: 太湖平均水位（大浦口代表） → 太湖平均水位. */
export const withoutBrackets = (name: string): string => name.replace(BRACKETS, '').trim();

/** The name of an area without the English word for what it is, as maps write it: Binhu. */
export const withoutAreaWord = (name: string): string => name.replace(ENGLISH_AREA_WORDS, '');

/**
 * A name for a place with little room, out of what is known and nothing else: the name without what stands
 * in brackets where that fits, else place and kind, else these with the bare name of the place.
 * @param room in ems of the type
 * @returns the shortest of these where none fits
 */
export function shortName({ name, place, kind }: NameParts, room: number): string {
  const bare = withoutBrackets(name);
  if (place === null) return bare;
  const stem = withoutAreaWord(place).replace(CHINESE_AREA_WORDS, '');
  const candidates = [bare, `${place} ${kind}`, `${stem === '' ? place : stem} ${kind}`];
  return candidates.find((candidate) => widthInEms(candidate) <= room) ?? candidates.at(-1)!;
}
