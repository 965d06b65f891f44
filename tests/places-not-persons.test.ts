import { describe, expect, it } from 'vitest';
import { personal } from './support/person-words.ts';
import { sourceFiles } from './support/source-files.ts';

/** Names of all properties that source text writes, wherever they stand in a line. */
const propertiesIn = (text: string): string[] =>
  [...text.matchAll(/\b([a-zA-Z_]\w*)\??\s*:/g)].map((match) => match[1]!);

/** What is written without being a field: sentences of comments and texts. */
const withoutWords = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'|`[^`]*`/g, '');

const properties = (folders: string[]): string[] =>
  sourceFiles(folders).flatMap(({ text }) => propertiesIn(withoutWords(text)));

/** The tables of a migrated city and the questions and answers of its routes are looked at in integration/database/places-not-persons.test.ts. */
describe('places, not persons', () => {
  it('nothing in the model or on the wire has a field about a resident', () => {
    const found = properties(['shared/model', 'shared/wire']);
    expect(found.length).toBeGreaterThan(1_000);
    expect(personal(found)).toEqual([]);
  });

  it('a field is seen wherever it stands in a line', () => {
    const text =
      'const Tip = Type.Object({ id: Identifier, phone: Type.String(), birthDate: Day });';
    expect(personal(propertiesIn(text))).toEqual(['phone', 'birthDate']);
  });

  it('the words are known in both spellings', () => {
    expect(personal(['id_card', 'phoneNumber', 'tenant', 'birthDate', 'organizer'])).toHaveLength(
      5,
    );
  });
});
