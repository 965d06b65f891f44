import { describe, expect, it } from 'vitest';
import { copyStatement, expectRowCount } from '../../../server/database/database.ts';
import { isTrusted } from '../../../server/database/embedded-guard.ts';
import {
  DatabaseFull,
  DatabaseUnavailable,
  errorFromSqlState,
  QueryTimeout,
  StatementRefused,
  TransactionEnded,
} from '../../../server/database/errors.ts';
import { fromPgError, isBroken } from '../../../server/database/server-errors.ts';

describe('errorFromSqlState', () => {
  it.each([
    ['53100', DatabaseFull],
    ['57014', QueryTimeout],
    ['25P03', TransactionEnded],
    ['08006', DatabaseUnavailable],
    ['57P01', DatabaseUnavailable],
    ['57P03', DatabaseUnavailable],
    ['53300', DatabaseUnavailable],
    ['23505', StatementRefused],
    ['XX000', StatementRefused],
  ])('makes of %s a %o', (code, expected) => {
    expect(errorFromSqlState('text', { code })).toBeInstanceOf(expected);
  });
});

describe('fromPgError', () => {
  it('takes an error without SQLSTATE for a broken connection', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'EPIPE' });
    const error = fromPgError(refused);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(isBroken(error)).toBe(true);
  });

  it('takes pg’s own time-out for one, whose connection must go', () => {
    const error = fromPgError(new Error('Query read timeout'));
    expect(error).toBeInstanceOf(QueryTimeout);
    expect(isBroken(error)).toBe(true);
  });

  it('leaves ours as they are', () => {
    const ours = new DatabaseFull('full');
    expect(fromPgError(ours)).toBe(ours);
  });
});

it('an answer without a command tag is not trusted', () => {
  expect([{}, { command: '' }, { command: '???' }, { command: 'SELECT' }].map(isTrusted)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it('a write that touched another number of rows is refused', () => {
  expect(expectRowCount({ rowCount: 1 }, 1)).toEqual({ rowCount: 1 });
  expect(() => expectRowCount({ rowCount: 0 }, 1)).toThrow('expected 1 rows, got 0');
});

describe('copyStatement', () => {
  const complete = Buffer.from([0xff, 0xff]);

  it('names table and columns', () => {
    const sql = copyStatement('reading', ['stream', 'value'], complete, 'STDIN');
    expect(sql).toBe('COPY "reading" ("stream", "value") FROM STDIN (FORMAT binary)');
  });

  it('refuses names that are no plain identifiers', () => {
    const table = () => copyStatement('gauge"; drop table gauge', ['id'], complete, 'STDIN');
    const column = () => copyStatement('gauge', ['id)'], complete, 'STDIN');
    expect(table).toThrow(TypeError);
    expect(column).toThrow(TypeError);
  });

  it('refuses a stream without its trailer, which PostgreSQL would take for complete', () => {
    expect(() => copyStatement('gauge', ['id'], Buffer.alloc(40), 'STDIN')).toThrow('trailer');
  });
});
