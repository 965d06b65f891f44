import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles } from './support/source-files.ts';

const PAGE = readFileSync(join(ROOT, 'docs/codes.md'), 'utf8');
const CITING = sourceFiles(
  ['client', 'server', 'shared', 'tests', 'geodata', 'docs/decisions'],
  ['.ts', '.tsx', '.sql', '.css', '.md'],
).filter(({ path }) => path !== 'tests/codes.test.ts');

/** The first cell of every row of the page. */
const EXPLAINED = new Set([...PAGE.matchAll(/^\| ([^|]+?) \|/gm)].map((match) => match[1]!));
/** Pages of the repository itself. */
const OWN_PAGES = ['README.md', 'CHANGELOG.md', 'SOURCES.md'];

/** What the sources cite by `pattern` and the page does not explain, each with a file that cites it. */
const unexplained = (pattern: RegExp, rowOf = (cited: string) => cited): string[] => {
  const lacking = CITING.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)]
      .map((match) => rowOf(match[1]!))
      .filter((row) => !EXPLAINED.has(row))
      .map((row) => `${row} in ${path}`),
  );
  return [...new Set(lacking)];
};

describe('docs/codes.md', () => {
  it('has a line for every fault, requirement and goal that the sources cite', () => {
    expect(EXPLAINED.size).toBeGreaterThan(100);
    expect(unexplained(/\b([FSG]\d{1,2}|G-[a-i]\d)\b/g)).toEqual([]);
  });

  it('has a line for every page beside the repository that the sources cite', () => {
    const pages = unexplained(/\b([A-Z]{4,}\.md)\b/g);
    expect(pages.filter((page) => !OWN_PAGES.includes(page.split(' ')[0]!))).toEqual([]);
    expect(unexplained(/\b(DOMAIN|FAULTS|DESK|PEERS) §/g, (name) => `${name}.md`)).toEqual([]);
  });

  it('has a line for every section, trap and mark that the sources cite', () => {
    expect(unexplained(/\bDOMAIN(?:\.md)?,? §(\d+)/g, (section) => `§${section}`)).toEqual([]);
    expect(unexplained(/\b(?:PERFORMANCE\.md, |\()(trap \d+)/g)).toEqual([]);
    expect(unexplained(/(\[[DLSU]\])/g)).toEqual([]);
  });
});
