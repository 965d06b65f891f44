import '../../../../client/i18n/later-words.ts';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../../client/i18n/translate.ts';
import { isTextKey, TEXTS } from '../../../../client/i18n/use-text.ts';
import { cellText, type Telling, wordOf } from '../../../../client/panels/table/cell-text.ts';
import { COLUMNS } from '../../../../client/panels/table/columns.ts';
import { csvOf } from '../../../../client/panels/table/csv.ts';
import { type FileAnswers, fileRowsOf } from '../../../../client/panels/table/file-rows.ts';
import { geojsonOf } from '../../../../client/panels/table/geojson.ts';
import { toldRows } from '../../../../client/panels/table/told-rows.ts';
import { passesFile } from '../../../../client/panels/table/use-file-rows.ts';
import { passesOf } from '../../../../client/situation/filtering.ts';
import { NO_FILTERS } from '../../../../client/store/view-store.ts';
import { FILE_TABLES, type FileTable, TABLE_NAMES } from '../../../../shared/model/table-export.ts';
import { INDEXED, NOON, OTHER_TOWN, REGISTERS } from '../../../support/client/map.ts';

const HAZARD = REGISTERS.hazards[0]!;
const GATHERING = REGISTERS.gatherings[0]!;
const SHELTER = REGISTERS.shelters[0]!;
const TOWN = HAZARD.town;
const GRID = '320211001001001';
const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString();

const ANSWERS = {
  'hazard-files': [
    {
      ...{ id: HAZARD.id, class: 'gas', name: '=储配站', town: TOWN, risk: null },
      ...{ responsibleUnit: null, state: 'registered', majorGrade: 2, inspectionDue: at(-24) },
      ...{ overdue: true, cover: 'unknown', insuredUntil: null, openDangers: 2 },
      ...{ openMajorDangers: 1, synthetic: true },
    },
  ],
  dangers: [
    {
      ...{ id: 'danger-one', hazard: HAZARD.id, hazardName: HAZARD.name, county: '320211' },
      ...{ town: TOWN, state: 'rectifying', version: 2, origin: 'report', finding: '阀门渗漏' },
      severity: 'major',
      rectification: {
        ...{ responsibleUnit: '示例燃气公司', post: 'safety', measures: '更换', fundsYuan: 1 },
        ...{ deadline: at(-1), contingency: '停气' },
      },
      ...{
        foundAt: at(-48),
        foundBy: null,
        gradedBy: null,
        supervisedAt: at(-40),
        escalatedAt: null,
      },
      ...{ rectifiedAt: null, rectifiedBy: null, removedByAuthority: false, reviewedAt: null },
      ...{ reviewedBy: null, closedAt: null, changedAt: at(-40), changedBy: null, synthetic: true },
    },
  ],
  events: {
    events: [
      {
        ...{ id: 'event-one', name: '示例音乐会', form: 'show', hostUnit: '示例公司' },
        ...{ mode: 'permitted', beginsAt: at(2), endsAt: at(5), expected: 6_000 },
        expectedPerSession: 6_000,
        ...{ crossesProvince: false, zones: [{ gathering: GATHERING.id, capacity: 6_000 }] },
        ...{ staffCount: 60, plan: {} as never, state: 'approved', version: 3 },
        ...{ county: null, town: TOWN },
        ...{ draftedBy: 'a', appliedAt: null, acceptedAt: null, decidedAt: null, decidedBy: null },
        ...{ notice: null, synthetic: true },
      },
    ],
  },
  spontaneous: {
    spontaneous: [
      {
        ...{ id: 4, gathering: GATHERING.id, state: 'open', foundAt: at(-1), count: 4_000 },
        ...{ usual: null, assessment: null, plan: null, closedAt: null, dismissal: null },
        ...{ town: TOWN, synthetic: true },
      },
    ],
  },
  'shelter-files': [
    {
      ...{ id: SHELTER.id, name: SHELTER.name, town: TOWN, classes: ['short'], state: 'open' },
      ...{ since: null, capacity: 500, binding: 'area', left: 497, proposal: null },
      occupancy: { count: 3, at: at(0), stream: null, source: null },
      ...{ verifiedAt: null, findings: 1 },
    },
  ],
  'key-places': {
    keyPlaces: [
      {
        ...{ id: 'key-one', kind: 'hospital', venueType: null, name: '示例医院', town: TOWN },
        ...{ place: [120.3, 31.5], grid: GRID, managerUnit: '示例医院', securityPlan: null },
        ...{ emergencyPlan: '2026-01-02', lastDrill: null, drillDue: null, drill: 'never' },
        ...{ revision: 1, synthetic: true },
      },
    ],
  },
  'protected-objects': {
    protectedObjects: [
      {
        ...{ id: 'protected-one', kind: 'school', name: '示例小学', place: [120.3, 31.5] },
        ...{ town: TOWN, grid: GRID, synthetic: true },
      },
    ],
  },
  warnings: {
    warnings: [
      {
        ...{ id: 9, sender: 'wx', identifier: 'one', sent: at(-1), receivedAt: at(-1) },
        ...{ status: 'Actual', type: 'Alert', issuer: '示例气象台', event: '暴雨', headline: null },
        ...{ description: null, instruction: null, level: null, levelOrigin: 'none' as never },
        ...{ onset: at(-1), expires: at(4), expiresSaid: true, areaDescription: '滨湖区' },
        ...{ areaOrigin: 'code', outline: { type: 'MultiPolygon', coordinates: [] }, towns: [] },
        ...{ grids: 12, refersTo: [], source: null, endedAt: null, endedBy: null, synthetic: true },
      },
    ],
  },
} satisfies FileAnswers as FileAnswers;

const SOURCE = { registers: INDEXED, nameOf: (name: string) => name, now: NOON };
const TELLING: Telling = { text: TEXTS.zh, language: 'zh', now: NOON };
const rowOf = (table: FileTable) => fileRowsOf(table, SOURCE, ANSWERS[table] as never)[0]!;
const said = (table: FileTable, id: string) =>
  cellText(COLUMNS[table].find((column) => column.id === id)!, rowOf(table), TELLING);

describe('the rows of registers of files', () => {
  it.each(FILE_TABLES)('have a value or nothing in every column of %s', (table) => {
    const missing = COLUMNS[table].filter(({ id }) => !(id in rowOf(table).values));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it.each(FILE_TABLES)('say every choice of %s in a word', (table) => {
    for (const column of COLUMNS[table]) {
      expect(isTextKey(column.title), column.title).toBe(true);
      const value = rowOf(table).values[column.id];
      if (column.keyOf === undefined || typeof value !== 'string') continue;
      expect(wordOf(column, value, TEXTS.zh), `${column.id} ${value}`).not.toBe(value);
    }
  });

  it('select what they belong to: the hazard of a danger, the zone of an event, the grid of a place', () => {
    expect(rowOf('dangers').selection).toEqual({ kind: 'hazard', id: HAZARD.id });
    expect(rowOf('events').selection).toEqual({ kind: 'gathering', id: GATHERING.id });
    expect(rowOf('shelter-files').selection).toEqual({ kind: 'shelter', id: SHELTER.id });
    expect(rowOf('key-places').selection).toEqual({ kind: 'grid', id: GRID });
    expect(rowOf('warnings').selection).toEqual({ kind: 'warning', id: '9' });
  });

  it('say what is overdue, and never call a missing drill or grade in order', () => {
    expect(said('hazard-files', 'overdue')).toBe('是');
    expect(said('hazard-files', 'risk')).toBe('未评估');
    expect(said('dangers', 'overdue')).toBe('是');
    expect(said('key-places', 'drill')).toBe('从未演练');
    expect(said('key-places', 'securityPlan')).toBe('–');
    expect(said('warnings', 'level')).not.toBe('–');
  });

  it('never tell fewer than ten people, nor let them be worked out from the places left', () => {
    expect(said('shelter-files', 'occupied')).toBe('<10');
    expect(said('shelter-files', 'left')).toBe('490');
  });

  it('are held to the towns and names of the console’s filters', () => {
    const passes = (filters: object) => passesOf({ ...NO_FILTERS, ...filters }, INDEXED, null);
    const held = (filters: object) =>
      passesFile(passes(filters), 'dangers', rowOf('dangers'), rowOf('dangers').town ?? null);
    expect(held({})).toBe(true);
    expect(held({ areas: [TOWN] })).toBe(true);
    expect(held({ areas: [OTHER_TOWN] })).toBe(false);
    expect(held({ text: 'nowhere' })).toBe(false);
  });
});

describe('a register of files handed out', () => {
  it('as CSV holds no formula', () => {
    expect(csvOf([rowOf('hazard-files')], COLUMNS['hazard-files'], TELLING)).toContain(
      `"'=储配站"`,
    );
  });

  it('as GeoJSON is a feature a row where the thing is, with its columns, and small counts kept back', () => {
    const { type, features } = JSON.parse(
      geojsonOf([rowOf('shelter-files')], COLUMNS['shelter-files'], TELLING),
    );
    expect(type).toBe('FeatureCollection');
    expect(features[0].geometry).toEqual({ type: 'Point', coordinates: [...SHELTER.place] });
    expect(features[0].properties).toMatchObject({ 名称: SHELTER.name, synthetic: true });
    expect(Object.values(features[0].properties)).toContain('<10');
    expect(Object.values(features[0].properties)).not.toContain(3);
  });

  it('as GeoJSON says the unit of every number, of its column or of its row', () => {
    const [spontaneous] = JSON.parse(
      geojsonOf([rowOf('spontaneous')], COLUMNS.spontaneous, TELLING),
    ).features;
    expect(spontaneous.properties).toHaveProperty(['发现时人数 (人)'], 4_000);
    const level = { ...rowOf('dangers'), unit: 'm', values: { value: 3.25 } };
    const columns = COLUMNS.streams.filter(({ id }) => id === 'value');
    const [stream] = JSON.parse(geojsonOf([level], columns, TELLING)).features;
    expect(Object.values(stream.properties)).toEqual([3.25, 'm', true]);
  });

  it.each(TABLE_NAMES)('as GeoJSON has no two columns of %s under one name', async (table) => {
    await loadLanguage('en');
    for (const text of [TEXTS.zh, TEXTS.en]) {
      const { titles } = toldRows([], COLUMNS[table], { ...TELLING, text });
      expect(new Set(titles).size, titles.join()).toBe(titles.length);
    }
  });

  it('as GeoJSON has no geometry where nobody says where it is', () => {
    const row = { ...rowOf('dangers'), geometry: null };
    expect(JSON.parse(geojsonOf([row], COLUMNS.dangers, TELLING)).features[0].geometry).toBeNull();
  });
});
