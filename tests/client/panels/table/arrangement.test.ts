import { describe, expect, it } from 'vitest';
import {
  keepTables,
  readTables,
  type TableState,
  usualArrangement,
} from '../../../../client/panels/table/arrangement.ts';
import { COLUMNS } from '../../../../client/panels/table/columns.ts';
import { TABLE_NAMES } from '../../../../shared/model/table-export.ts';

const box = (kept: string | null = null) => {
  const holds = { kept };
  return {
    getItem: () => holds.kept,
    setItem: (_: string, value: string) => {
      holds.kept = value;
    },
  };
};

describe('how a table is looked at', () => {
  it('is as shipped at first, its order by a column that is shown', () => {
    const fresh = readTables(box());
    for (const table of TABLE_NAMES) {
      const { columns, sort } = fresh.arrangements[table];
      expect(fresh.arrangements[table]).toEqual(usualArrangement(table));
      expect(columns[0], table).toBe(COLUMNS[table][0]!.id);
      expect(columns, table).toContain(sort?.column);
    }
  });

  it('is remembered with its columns, order, filters and named views', () => {
    const fresh = readTables(box());
    const own = {
      columns: ['name', 'risk'],
      sort: { column: 'risk', descending: true },
      filters: { risk: { how: 'is', wanted: 'red' } },
    } as const;
    const state: TableState = {
      table: 'shelters',
      arrangements: { ...fresh.arrangements, hazards: own },
      views: { ...fresh.views, hazards: [{ name: '重大', arrangement: own }] },
    };
    const storage = box();
    keepTables(storage, state);
    expect(readTables(storage)).toEqual(state);
  });

  it.each(['', '{', '[]', '"x"', '{"arrangements":7,"views":{"hazards":[{"name":3}]}}'])(
    'is as shipped when %j was kept',
    (kept) => expect(readTables(box(kept))).toEqual(readTables(box())),
  );

  it('forgets columns that are gone, and never the one that names the thing', () => {
    const kept = {
      arrangements: { hazards: { columns: ['risk', 'gone'], sort: { column: 'gone' } } },
    };
    const { hazards } = readTables(box(JSON.stringify(kept))).arrangements;
    expect(hazards).toEqual({ columns: ['name', 'risk'], sort: null, filters: {} });
  });
});
