import { describe, expect, it } from 'vitest';
import { OWNED, READ_BESIDE, WRITTEN_BESIDE } from './support/table-exceptions.ts';
import { tableUsers, type Users } from './support/table-users.ts';

const { writers, readers } = tableUsers();

/** Whose a table is: of the one folder that writes it, unless it is said. */
const ownerOf = (table: string): string | undefined =>
  WRITTEN_BESIDE[table]?.owner ?? OWNED[table] ?? writers[table]?.[0];

/** `table: folder` for every folder but the owner. */
const besides = (users: Users, isKnown: (table: string, folder: string) => boolean) =>
  Object.entries(users)
    .flatMap(([table, folders]) =>
      folders
        .filter((folder) => folder !== ownerOf(table) && !isKnown(table, folder))
        .map((folder) => `${table}: ${folder}`),
    )
    .sort();

const listed = (exceptions: Readonly<Record<string, { by: string[] }>>) =>
  Object.entries(exceptions)
    .flatMap(([table, { by }]) => by.map((folder) => `${table}: ${folder}`))
    .sort();

describe('a table is named in SQL by its owner', () => {
  it('who writes it, or is listed with a reason; what is listed and written no more is struck off', () => {
    expect(Object.keys(writers).length).toBeGreaterThan(90);
    expect(besides(writers, () => false)).toEqual(listed(WRITTEN_BESIDE));
  });

  it('who reads it, or is listed with a reason; what is listed and read no more is struck off', () => {
    const writes = (table: string, folder: string) => writers[table]?.includes(folder) ?? false;
    expect(besides(readers, writes)).toEqual(listed(READ_BESIDE));
  });

  it('and no table that is written is said to be written by nobody', () => {
    expect(Object.keys(OWNED).filter((table) => writers[table])).toEqual([]);
  });
});
