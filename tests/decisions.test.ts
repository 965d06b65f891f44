import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles } from './support/source-files.ts';

const FOLDER = 'docs/decisions/';
const records = sourceFiles([FOLDER], ['.md']).map(({ path, text }) => ({
  name: path.slice(FOLDER.length),
  text,
}));
const isGone = (path: string): boolean => !existsSync(join(ROOT, path));

/** A title, and below it the day of the file's name and whether the decision holds: "2026-11-27. In force." */
const BEGINNING = /^# .+\n\n(\d{4}-\d\d-\d\d)\. (?:In force|Replaced by )/;
/** A file or folder of ours in backticks; one that was removed since is followed by ", gone". */
const PATH = /`((?:client|server|shared|geodata|tests|docs)\/[\w./-]+)`(, gone)?/g;
const RECORD = /\b\d{4}-\d\d-\d\d-[\w-]+\.md\b/g;

describe('the records of decisions', () => {
  it('begin with a title, their day and whether they are in force', () => {
    const wrong = records.filter(
      ({ name, text }) => BEGINNING.exec(text)?.[1] !== name.slice(0, '2026-11-27'.length),
    );
    expect(records.length).toBeGreaterThan(40);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('name files that exist, or say that they are gone', () => {
    const wrong = records.flatMap(({ name, text }) =>
      [...text.matchAll(PATH)]
        .filter(([, path, gone]) => isGone(path!) !== (gone !== undefined))
        .map(([, path]) => `${path} in ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('name each other rightly', () => {
    const wrong = records.flatMap(({ name, text }) =>
      [...text.matchAll(RECORD)]
        .filter(([other]) => isGone(`${FOLDER}${other}`))
        .map(([other]) => `${other} in ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
