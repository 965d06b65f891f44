import type { KeyPlaceDraft } from '../../../geodata/read.ts';
import { ewkbHex } from '../../../shared/geo/wkb.ts';
import type { PolygonGeometry, Position } from '../../../shared/model/common.ts';
import type { Department } from '../../../shared/model/department.ts';
import type { Feed } from '../../../shared/model/feed.ts';
import type { GasPipe } from '../../../shared/model/gas-pipe.ts';
import type { Gathering } from '../../../shared/model/gathering.ts';
import type { Hazard } from '../../../shared/model/hazard.ts';
import type { ProtectedObject } from '../../../shared/model/protected-object.ts';
import type { Resource } from '../../../shared/model/resource.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import type { Shelter } from '../../../shared/model/shelter.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import type { WatchRule } from '../../../shared/model/watch-rule.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';
import * as sql from './register-sql.ts';

export type SeedRegisters = {
  departments: readonly Department[];
  feeds: readonly Feed[];
  hazards: readonly Hazard[];
  gatherings: readonly Gathering[];
  shelters: readonly Shelter[];
  resources: readonly Resource[];
  streams: readonly Stream[];
  protectedObjects?: readonly ProtectedObject[];
  gasPipes?: readonly GasPipe[];
  keyPlaces?: readonly KeyPlaceDraft[];
};

/** The county of a town, by its parent; null for what lies in no town. */
export type CountyOf = (town: string | null) => string | null;

type Placed = {
  town: string | null;
  place?: Position;
  base?: Position;
  outline?: PolygonGeometry | null;
};

const point = (coordinates: Position | undefined) =>
  coordinates && ewkbHex({ type: 'Point', coordinates });

/** A register's row with its county and its shapes as the database reads them. */
const placed =
  (countyOf: CountyOf) =>
  <Row extends Placed>({ place, base, outline, ...row }: Row) => ({
    ...row,
    county: countyOf(row.town),
    place: point(place),
    base: point(base),
    outline: outline ? ewkbHex(outline) : null,
  });

/** In the order their references need. Feeds and streams get their rows of state, both `unknown`. */
export const seedRegisters = async (
  on: Queryable,
  registers: SeedRegisters,
  countyOf: CountyOf,
): Promise<void> => {
  const rowOf = placed(countyOf);
  await insertRows(on, sql.INSERT_DEPARTMENTS, registers.departments);
  await insertRows(on, sql.INSERT_FEEDS, registers.feeds);
  await insertRows(on, sql.INSERT_HAZARDS, registers.hazards.map(rowOf));
  await insertRows(on, sql.INSERT_GATHERINGS, registers.gatherings.map(rowOf));
  await insertRows(on, sql.INSERT_SHELTERS, registers.shelters.map(rowOf));
  await insertRows(on, sql.INSERT_RESOURCES, registers.resources.map(rowOf));
  await insertRows(on, sql.INSERT_STREAMS, registers.streams.map(rowOf));
  await on.query('INSERT INTO feed_status (feed) SELECT id FROM feed');
  await on.query('INSERT INTO stream_latest (stream) SELECT number FROM stream');
};

/** @param at ISO instant of recording; each rule says itself from when it is in force */
export const seedRules = (on: Queryable, rules: readonly Rule[], at: string): Promise<void> =>
  insertRows(
    on,
    sql.INSERT_RULES,
    rules.map((body) => ({ id: body.id, body, from: body.effectiveFrom, at })),
  );

/** Each is in force from the beginning of what it was written for. */
export const seedWatchRules = (
  on: Queryable,
  rules: readonly WatchRule[],
  at: string,
): Promise<void> =>
  insertRows(
    on,
    sql.INSERT_WATCH_RULES,
    rules.map((body) => ({ id: body.id, body, from: body.effectiveFrom, at })),
  );
