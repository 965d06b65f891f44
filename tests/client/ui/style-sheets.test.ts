import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../support/source-files.ts';

type Sheet = { path: string; selectors: string[] };

/** Blocks whose rules stand as if they were outside of them. */
const WRAPPING = /^@(media|container|supports|layer)\b/;

/** The selectors of a sheet one by one; what is within other blocks, as in keyframes, is no selector. */
function selectorsOf(text: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const [, words = '', mark] of text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/([^{};]*)([{};])/g)) {
    if (mark === '}') open.pop();
    if (mark !== '{') continue;
    const head = words.trim();
    if (!head.startsWith('@') && open.every((block) => WRAPPING.test(block))) {
      found.push(...head.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
    }
    open.push(head);
  }
  return found;
}

const classesOf = (selector: string): string[] =>
  [...selector.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name!);

/** The class a selector is all about, in whatever state; null where it says more than that. */
const classAlone = (selector: string): string | null =>
  /^\.([\w-]+)(::?[\w-]+|:not\([^)]*\)|\[[^\]]*\])*$/.exec(selector)?.[1] ?? null;

type Homes = ReadonlyMap<string, ReadonlySet<string>>;

function gathered(sheets: readonly Sheet[], names: (selector: string) => string | string[]): Homes {
  const homes = new Map<string, Set<string>>();
  for (const { path, selectors } of sheets) {
    for (const name of selectors.flatMap(names)) {
      homes.set(name, (homes.get(name) ?? new Set()).add(path));
    }
  }
  return homes;
}

const sheets = sourceFiles(['client'], ['.css']).map(({ path, text }) => ({
  path,
  selectors: selectorsOf(text),
}));

/** Classes that are styled alone, with the sheets that do it. */
const homesIn = (among: readonly Sheet[]): Homes =>
  gathered(among, (selector) => classAlone(selector) ?? []);

function twiceIn(among: readonly Sheet[]): string[] {
  return [...homesIn(among)]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `.${name}: ${[...paths].join(', ')}`);
}

/** Selectors made of nothing but other sheets’ classes: they bend those wherever this sheet was ever loaded. */
function foreignIn(among: readonly Sheet[]): string[] {
  const homes = homesIn(among);
  const named = gathered(among, classesOf);
  const isAtHome = (name: string, path: string) => {
    const at = homes.get(name) ?? named.get(name)!;
    return at.has(path) && (homes.has(name) || at.size === 1);
  };
  return among.flatMap(({ path, selectors }) =>
    selectors
      .filter((selector) => {
        const classes = classesOf(selector);
        return classes.length > 0 && !classes.some((name) => isAtHome(name, path));
      })
      .map((selector) => `${path}: ${selector}`),
  );
}

const sheet = (path: string, text: string): Sheet => ({ path, selectors: selectorsOf(text) });

describe('the style sheets, which are loaded in any order', () => {
  it('style a class in one sheet alone', () => {
    expect(sheets.length).toBeGreaterThan(30);
    expect(twiceIn(sheets)).toEqual([]);
  });

  it('bend a class of another sheet only beside one of their own', () => {
    expect(foreignIn(sheets)).toEqual([]);
  });

  it('would be caught', () => {
    const one = sheet('one.css', '.a, .b { color: red } @media print { .c { color: red } }');
    const other = sheet('other.css', '.d .a { color: red } .a .b:hover { color: red }');
    expect(twiceIn([one, sheet('other.css', '.a:hover { color: red }')])).toEqual([
      '.a: one.css, other.css',
    ]);
    expect(twiceIn([one, sheet('other.css', '.c { color: red }')])).toHaveLength(1);
    expect(twiceIn([one, other])).toEqual([]);
    expect(foreignIn([one, other])).toEqual(['other.css: .a .b:hover']);
  });
});
