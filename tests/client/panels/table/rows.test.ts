import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../../client/i18n/use-text.ts';
import {
  type ColumnFilter,
  choicesOf,
  filterRows,
  sortRows,
} from '../../../../client/panels/table/arrange.ts';
import { cellText, type Telling } from '../../../../client/panels/table/cell-text.ts';
import { COLUMNS } from '../../../../client/panels/table/columns.ts';
import type { Row } from '../../../../client/panels/table/row.ts';
import { type RowSource, rowsOf } from '../../../../client/panels/table/rows.ts';
import { passesOf } from '../../../../client/situation/filtering.ts';
import { Telemetry } from '../../../../client/store/telemetry.ts';
import { type Filters, NO_FILTERS } from '../../../../client/store/view-store.ts';
import type { Condition } from '../../../../shared/model/level.ts';
import { LIVE_TABLES, type TableName } from '../../../../shared/model/table-export.ts';
import {
  anAlarm,
  CROWD_STREAM,
  GAS_STREAM,
  INDEXED,
  NOON,
  OTHER_TOWN,
  REGISTERS,
  SHELTER_STREAM,
  valueFrame,
  WATER_STREAM,
} from '../../../support/client/map.ts';

type Reading = [stream: number, value: number, condition: Condition];

function sourceOf(readings: Reading[], filters: Partial<Filters> = {}): RowSource {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  for (const [number, value, condition] of readings) {
    telemetry.applyFrame(valueFrame(number, value, NOON, condition));
  }
  const passes = passesOf({ ...NO_FILTERS, ...filters }, INDEXED, null);
  const alarms = new Map([[7, anAlarm()]]);
  return { registers: INDEXED, alarms, feeds: [], telemetry, passes, now: NOON + 5_000 };
}

const TELLING: Telling = { text: TEXTS.zh, language: 'zh', now: NOON + 5_000 };
const column = (table: TableName, id: string) => COLUMNS[table].find((one) => one.id === id)!;
const said = (table: TableName, row: Row | undefined, id: string) =>
  cellText(column(table, id), row!, TELLING);

describe('the rows of a table', () => {
  it('join what is registered with its state at this moment', () => {
    const [hazard] = rowsOf('hazards', sourceOf([[GAS_STREAM, 30, 'yellow']]));
    expect(hazard?.selection).toEqual({ kind: 'hazard', id: 'hazard-one' });
    expect(said('hazards', hazard, 'condition')).toBe('三级（黄）');
    expect(said('hazards', hazard, 'risk')).toBe('较大风险');
    expect(said('hazards', hazard, 'heard')).toBe('5秒前');
  });

  it('say of what was never heard that nothing is known, and that its state is unknown', () => {
    const [stream] = rowsOf('streams', sourceOf([]));
    expect(said('streams', stream, 'value')).toBe('–');
    expect(said('streams', stream, 'heard')).toBe('–');
    expect(said('streams', stream, 'condition')).toBe('未知');
  });

  it('say which station’s reading is doubted, and can be narrowed to those', () => {
    const source = sourceOf([[WATER_STREAM, 4.9, 'none']]);
    source.telemetry.applyFrame(valueFrame(GAS_STREAM, 30, NOON, 'none', true));
    const rows = rowsOf('streams', source);
    const doubted: ColumnFilter = { how: 'is', wanted: 'doubted' };
    const found = filterRows(rows, COLUMNS.streams, { quality: doubted }, TELLING);
    expect(found.map((row) => said('streams', row, 'quality'))).toEqual(['读数存疑']);
    expect(rows.length).toBeGreaterThan(1);
  });

  it('never tell fewer than ten people, nor let them be worked out from the places left', () => {
    const [shelter] = rowsOf('shelters', sourceOf([[SHELTER_STREAM, 3, 'none']]));
    expect(said('shelters', shelter, 'occupied')).toBe('<10');
    expect(said('shelters', shelter, 'left')).toBe('490');
    const crowd = (count: number) =>
      rowsOf('gatherings', sourceOf([[CROWD_STREAM, count, 'none']]))[0];
    expect(said('gatherings', crowd(4), 'count')).toBe('<10');
    expect(said('gatherings', crowd(4), 'density')).toBe(said('gatherings', crowd(10), 'density'));
  });

  it('are those the filters of the console let through, on the map as in the table', () => {
    for (const table of LIVE_TABLES) {
      expect(rowsOf(table, sourceOf([])), table).not.toEqual([]);
      expect(rowsOf(table, sourceOf([], { areas: [OTHER_TOWN] })), table).toEqual([]);
      expect(rowsOf(table, sourceOf([], { text: 'nowhere' })), table).toEqual([]);
    }
    expect(rowsOf('streams', sourceOf([], { maxAgeSeconds: 60 }))).toEqual([]);
  });

  it('have a value or nothing in every column there is', () => {
    for (const table of LIVE_TABLES) {
      const [row] = rowsOf(table, sourceOf([]));
      const missing = COLUMNS[table].filter(({ id }) => !(id in row!.values));
      expect(
        missing.map(({ id }) => id),
        table,
      ).toEqual([]);
    }
  });
});

describe('filters of columns', () => {
  const rows = rowsOf('streams', sourceOf([[WATER_STREAM, 4.31, 'blue']]));
  const passing = (id: string, filter: ColumnFilter) =>
    filterRows(rows, COLUMNS.streams, { [id]: filter }, TELLING).map(
      ({ selection }) => selection?.id,
    );

  it('look for a text in what the cell says', () => {
    expect(passing('name', { how: 'contains', wanted: '监测点1' })).toEqual(['stream-1']);
    expect(passing('value', { how: 'contains', wanted: '4.3' })).toEqual(['stream-1']);
  });

  it('take full-width letters for what they mean', () => {
    expect(passing('name', { how: 'contains', wanted: '监测点１' })).toEqual(['stream-1']);
  });

  it('choose a value, or exactly what a cell says', () => {
    expect(passing('metric', { how: 'is', wanted: 'gas' })).toEqual([`stream-${GAS_STREAM}`]);
    expect(passing('value', { how: 'is', wanted: '4.3' })).toEqual([]);
    expect(passing('value', { how: 'is', wanted: '4.31' })).toEqual(['stream-1']);
  });

  it('offer the values there are, by their words', () => {
    const offered = choicesOf(rows, column('streams', 'metric'), TELLING);
    expect(offered).toHaveLength(REGISTERS.streams.length);
    expect(offered).toContainEqual({ value: 'water-level', word: '水位' });
  });
});

describe('the order of rows', () => {
  const row = (id: string, values: Row['values']): Row => ({
    selection: { kind: 'hazard', id },
    geometry: null,
    synthetic: true,
    values,
  });
  const rows = [
    row('blank', { condition: null, capacity: null, name: 'b10' }),
    row('red', { condition: 'red', capacity: 5, name: 'b2' }),
    row('unknown', { condition: 'unknown', capacity: 40, name: 'a' }),
    row('quiet', { condition: 'none', capacity: 300, name: 'c' }),
  ];
  const order = (table: TableName, id: string, descending: boolean) =>
    sortRows(rows, column(table, id), descending, TELLING).map(({ selection }) => selection?.id);

  it('goes by how bad it is, and unknown is worse than quiet', () => {
    expect(order('hazards', 'condition', true)).toEqual(['red', 'unknown', 'quiet', 'blank']);
  });

  it('goes by number as a number and by name as people count', () => {
    expect(order('shelters', 'capacity', false)).toEqual(['red', 'unknown', 'quiet', 'blank']);
    expect(order('hazards', 'name', false)).toEqual(['unknown', 'red', 'blank', 'quiet']);
  });

  it('leaves what is not known last, whichever way it goes', () => {
    expect(order('shelters', 'capacity', true).at(-1)).toBe('blank');
  });

  it('is that of the register when none is chosen', () => {
    expect(sortRows(rows, undefined, false, TELLING)).toBe(rows);
  });
});
