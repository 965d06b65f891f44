import { describe, expect, it } from 'vitest';
import { sourceFiles } from './support/source-files.ts';

/**
 * Words that would begin a record of a resident. The one exception is the account of a user
 * (regulation art. 71; DOMAIN.md §0): arts 27, 28, 29 and 32 are served by nothing.
 */
const PERSON =
  /\b(resident|citizen|person|people|tenant|patient|petitioner|prisoner|drug|victim|passport|id_?card|identity_?card|national_?id|phone|mobile|telephone|gender|sex|birth\w*|ethnic\w*|religion|face|imsi|imei|mac_?address|licence_?plate|license_?plate|plate_?number|home_?address|first_?name|last_?name|surname|organi[sz]er|purpose|opinion)\b/i;

/** Column names of every CREATE TABLE and ALTER TABLE in the migrations. */
function columns(): string[] {
  return sourceFiles(['server/database/migrations'], ['.sql']).flatMap(({ text }) =>
    text
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('--'))
      .flatMap((line) => line.match(/^\s*(?:ADD COLUMN )?([a-z_]+)\s+[a-z]/)?.[1] ?? []),
  );
}

/** Property names of every schema in shared/. */
function properties(): string[] {
  return sourceFiles(['shared/model', 'shared/wire']).flatMap(({ text }) =>
    [...text.matchAll(/^\s*([a-zA-Z]+)\??:/gm)].map((match) => match[1]!),
  );
}

const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
const personal = (names: string[]) =>
  [...new Set(names)].filter(
    (name) =>
      words(name)
        .split('_')
        .some((w) => PERSON.test(w)) || PERSON.test(words(name)),
  );

describe('places, not persons', () => {
  it('no table has a column about a resident', () => {
    expect(columns().length).toBeGreaterThan(100);
    expect(personal(columns())).toEqual([]);
  });

  it('no schema of the API has a field about a resident', () => {
    expect(properties().length).toBeGreaterThan(100);
    expect(personal(properties())).toEqual([]);
  });

  it('the scan would find one', () => {
    expect(personal(['id_card', 'phoneNumber', 'tenant', 'birthDate', 'organizer'])).toHaveLength(
      5,
    );
  });
});
