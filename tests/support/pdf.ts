import { inflateSync } from 'node:zlib';

/** What a PDF of a browser holds, as far as tests look at it. */
export type PdfFacts = {
  pages: number;
  /** Width and height of the pages in points. */
  sizes: [number, number][];
  title: string;
  /** Fonts that are in the file itself, as programs or letter by letter (type 3). */
  fonts: number;
  /** Every letter that is drawn: fonts are cut down to those, each with the letter it stands for. */
  letters: ReadonlySet<string>;
};

const STREAM = /stream\r?\n/g;

/** The streams of a file, unpacked; pictures and the like that do not unpack are left out. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(STREAM)].flatMap(({ index, 0: word }) => {
    const from = index + word.length;
    const packed = pdf.subarray(from, text.indexOf('endstream', from));
    try {
      return [inflateSync(packed).toString('latin1')];
    } catch {
      return [];
    }
  });
}

const lettersOfHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** The letters a ToUnicode map tells glyphs to be. */
function lettersOf(map: string): string[] {
  const letters: string[] = [];
  for (const [, lines] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, to] of lines!.matchAll(/<[0-9A-F]+>\s*<([0-9A-F]+)>/gi)) {
      letters.push(lettersOfHex(to!));
    }
  }
  for (const [, lines] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, to] of lines!.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    )) {
      const count = Number.parseInt(last!, 16) - Number.parseInt(first!, 16) + 1;
      const start = lettersOfHex(to!).codePointAt(0)!;
      for (let next = 0; next < count; next++) letters.push(String.fromCodePoint(start + next));
    }
  }
  return letters;
}

/** A text of the file's own: hexadecimal UTF-16 with its mark, or bytes in brackets. */
function titleOf(text: string): string {
  const [, hex] = /\/Title\s*<FEFF([0-9A-F]*)>/i.exec(text) ?? [];
  if (hex !== undefined) return lettersOfHex(hex);
  return /\/Title\s*\(([^)]*)\)/.exec(text)?.[1] ?? '';
}

export function factsOfPdf(pdf: Buffer): PdfFacts {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page\b/g)].length,
    sizes: boxes.map(([, width, height]) => [Number(width), Number(height)]),
    title: titleOf(text),
    fonts: [...text.matchAll(/\/FontFile[23]?\b|\/Type3\b/g)].length,
    letters: new Set(streamsOf(pdf).flatMap(lettersOf)),
  };
}
