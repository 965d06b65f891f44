import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StatementRefused } from '../../../server/database/errors.ts';
import {
  type DatabaseKind,
  NO_MIGRATIONS,
  openTestDatabase,
  type TestDatabase,
} from '../../support/database.ts';

/** FAULTS.md F9 and G5: what PGlite answers with silence must reach nobody as success. */

const BOW = `ST_GeomFromText('POLYGON((0 0,1 1,1 0,0 1,0 0))')`;
const BOX = 'ST_MakeEnvelope(0,0,1,1)';
const CROSSED = `ST_Difference(${BOW}, ${BOX})`;
const unclosed = (ring: string) =>
  `ST_GeomFromGeoJSON('{"type":"Polygon","coordinates":[${ring}]}')`;
const UNCLOSED = unclosed('[[0,0],[1,1],[1,0],[0,1]]');
const TWO_POINTS = unclosed('[[0,0],[1,1]]');
const ROW_FIVE_CROSSED = `(case when i = 5 then ${BOW} else ST_MakeEnvelope(i, 0, i + 1, 1) end)`;

const READS: Record<string, string> = {
  'an intersection': `select ST_Intersection(${BOW}, ${BOX})`,
  'an intersection on a grid': `select ST_Intersection(${BOW}, ${BOX}, 0.1)`,
  'a difference': `select ${CROSSED}`,
  'a symmetric difference': `select ST_SymDifference(${BOW}, ${BOX})`,
  'a union of two': `select ST_Union(${BOW}, ${BOX})`,
  'a unary union': `select ST_UnaryUnion(ST_Collect(${BOW}, ${BOX}))`,
  'an aggregate': `select ST_Union(${ROW_FIVE_CROSSED}) from generate_series(1, 9) i`,
  'one bad row of many': `select ST_Intersection(${ROW_FIVE_CROSSED}, ${BOX}) from generate_series(1, 9) i`,
  'a validity test of an unclosed ring': `select ST_IsValid(${UNCLOSED})`,
  'a validity test of two points': `select ST_IsValid(${TWO_POINTS})`,
  'a validity detail': `select (ST_IsValidDetail(${TWO_POINTS})).valid`,
  'a simplification': `select ST_SimplifyPreserveTopology(${TWO_POINTS}, 0.1)`,
  'a hull': `select ST_ConcaveHull(${TWO_POINTS}, 0.5)`,
  'a point on a surface': `select ST_PointOnSurface(${TWO_POINTS})`,
  'a Voronoi with NaN': `select ST_VoronoiPolygons(ST_Collect(array[ST_MakePoint('NaN', 0), ST_MakePoint(0, 1), ST_MakePoint(1, 0)]))`,
  'a triangulation with NaN': `select ST_DelaunayTriangles(ST_Collect(array[ST_MakePoint('NaN', 0), ST_MakePoint(0, 1), ST_MakePoint(1, 0)]))`,
  'an overlay with Infinity': `select ST_Intersection(ST_MakeEnvelope(0, 0, 1, 'Infinity'), ${BOX})`,
  'a buffer of Infinity': `select ST_Buffer(ST_MakePoint('Infinity', 0), 1)`,
  'a lateral join': `select * from generate_series(1, 2) i, lateral (select ${CROSSED}) x`,
  'a filter': `select count(*) from place where not ST_IsEmpty(${CROSSED})`,
  'shared paths': `select ST_SharedPaths('LINESTRING(0 0,1 1)'::geometry, ${BOX})`,
  'a precision of NaN': `select ST_ReducePrecision(${BOW}, 'NaN')`,
  'an explain analyze': `explain analyze select ${CROSSED}`,
};

const WRITES: Record<string, string> = {
  'an insert': `insert into place values (100, ${CROSSED})`,
  'an insert of many': `insert into place select 100 + i, ST_Intersection(${ROW_FIVE_CROSSED}, ST_MakeEnvelope(0, 0, 100, 0.5)) from generate_series(1, 9) i`,
  'an insert returning': `insert into place values (100, null) returning ${CROSSED}`,
  'an upsert': `insert into place values (1, null) on conflict (id) do update set geom = ${CROSSED}`,
  'an update': `update place set id = 100, geom = ${CROSSED} where id = 1`,
  'a delete': `delete from place where not ST_IsEmpty(${CROSSED})`,
  'a merge': `merge into place using (select 1 id) s on place.id = s.id when matched then update set geom = ${CROSSED}`,
  'a writing CTE': `with x as (insert into place values (100, null) returning id) select id, ${CROSSED} from x`,
  'a check': `insert into checked values (100, ${UNCLOSED})`,
  'a generated column': `insert into generated (id, geom) values (1, ${BOW})`,
  'a trigger': `insert into triggered values (1)`,
  'an SQL function': `select sql_function(100)`,
  'a PL/pgSQL function': `select plpgsql_function(100)`,
  'a DO block': `do $$ begin insert into place values (100, null); perform ${CROSSED}; insert into place values (101, null); end $$`,
  'a table from a query': `create table copied as select ${CROSSED}`,
  'an index on an expression': `create index on place (ST_Area(${CROSSED}))`,
};

const SETUP = `
  create table place (id int primary key, geom geometry);
  create table checked (id int, geom geometry check (ST_IsValid(geom)));
  create table generated (id int, geom geometry, area float8 generated always as (ST_Area(ST_Difference(geom, ${BOX}))) stored);
  create table triggered (id int);
  create table deferred (id int);
  create function sql_function(n int) returns void language sql as $$
    insert into place values (n, null); select ${CROSSED}; insert into place values (n + 1, null); $$;
  create function plpgsql_function(n int) returns void language plpgsql as $$ begin
    insert into place values (n, null); perform ${CROSSED}; insert into place values (n + 1, null); end $$;
  create function crossing() returns trigger language plpgsql as $$ begin
    insert into place values (100 + new.id, null); perform ${CROSSED}; return new; end $$;
  create trigger crossing before insert on triggered for each row execute function crossing();
  create constraint trigger crossing_late after insert on deferred deferrable initially deferred
    for each row execute function crossing();
  insert into place values (1, null)`;

describe.each<DatabaseKind>(['embedded', 'server'])('on the %s database', (kind) => {
  let opened: TestDatabase;
  const database = () => opened.database;
  const places = async () =>
    (await database().query<{ id: number }>('select id from place order by id')).rows;

  beforeAll(async () => {
    opened = await openTestDatabase(kind, NO_MIGRATIONS);
    await database().transaction((transaction) => transaction.script(SETUP));
  });
  afterAll(() => opened.close());

  it.each(Object.entries(READS))('%s of a bad geometry is no empty success', async (_name, sql) => {
    const outcome = await database()
      .query(sql)
      .catch((error: unknown) => error);
    if (kind === 'embedded' || outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(StatementRefused);
    } else {
      expect(outcome, 'the older GEOS of a server can answer some').not.toMatchObject({ rows: [] });
    }
  });

  it.each(Object.entries(WRITES))('%s with a bad geometry leaves nothing', async (_name, sql) => {
    await expect(database().query(sql)).rejects.toBeInstanceOf(StatementRefused);
    expect(await places()).toEqual([{ id: 1 }]);
  });

  it.each(Object.entries(WRITES))(
    '%s with a bad geometry undoes its transaction',
    async (_name, sql) => {
      const work = database().transaction(async (transaction) => {
        await transaction.query('insert into place values (50, null)');
        await transaction.query(sql).catch(() => undefined);
      });
      await expect(work).rejects.toBeInstanceOf(StatementRefused);
      expect(await places()).toEqual([{ id: 1 }]);
    },
  );

  it('a check deferred to the commit undoes the transaction', async () => {
    const work = database().transaction(async (transaction) => {
      await transaction.query('insert into deferred values (1)');
    });
    await expect(work).rejects.toBeInstanceOf(StatementRefused);
    expect(await places()).toEqual([{ id: 1 }]);
    expect((await database().query('select * from deferred')).rows).toEqual([]);
  });

  it('a script with a bad geometry in its middle leaves nothing', async () => {
    const work = database().transaction((transaction) =>
      transaction.script(
        `insert into place values (60, null); select ${CROSSED}; insert into place values (61, null)`,
      ),
    );
    await expect(work).rejects.toBeInstanceOf(StatementRefused);
    expect(await places()).toEqual([{ id: 1 }]);
  });

  it('the error says what GEOS said', async () => {
    await expect(database().query(`select ${CROSSED}`)).rejects.toMatchObject({
      code: 'XX000',
      message: expect.stringContaining('TopologyException'),
    });
  });

  it('PL/pgSQL can catch it', async () => {
    const { rows } = await database().query(`
      create or replace function caught() returns text language plpgsql as $$ begin
        perform ${CROSSED}; return 'not raised'; exception when others then return 'caught'; end $$`);
    expect(rows).toEqual([]);
    expect((await database().query('select caught()')).rows).toEqual([{ caught: 'caught' }]);
  });

  it('ST_IsValid and ST_MakeValid still answer for a closed, crossed ring', async () => {
    const { rows } = await database().query(
      `select ST_IsValid(${BOW}) as valid, ST_Area(ST_MakeValid(${BOW})) as area`,
    );
    expect(rows).toEqual([{ valid: false, area: 0.5 }]);
  });

  if (kind === 'embedded') {
    it('works on after more failures than its C stack has room for', async () => {
      for (let round = 0; round < 2_000; round += 1) {
        const sql = round % 2 === 0 ? 'select 1 / 0' : `select ${CROSSED}`;
        await expect(database().query(sql)).rejects.toBeInstanceOf(StatementRefused);
      }
      expect((await database().query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  }
});
