import { describe, expect, it } from 'vitest';
import { readMigrations } from '../../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../../server/database/open.ts';

describe('the migrations', () => {
  it('are numbered without a gap', () => {
    const numbers = readMigrations(MIGRATIONS_FOLDER).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('are missed where their folder is missing: that is no version without any', () => {
    expect(() => readMigrations(`${MIGRATIONS_FOLDER}-elsewhere`)).toThrow('ENOENT');
  });
});
