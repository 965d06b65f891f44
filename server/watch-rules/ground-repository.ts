import type { Position } from '../../shared/model/common.ts';
import type { ResourceType } from '../../shared/model/resource.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';

/** An outline by the rings of all its parts, `[lon, lat]`. */
export type Rings = Position[][];

export type GroundArea = {
  code: string;
  level: string;
  name: string;
  county: string | null;
  town: string | null;
  centre: Position;
};

export type GroundHazard = {
  id: string;
  name: string;
  county: string;
  town: string;
  place: Position;
  outline: GeoJSON.Polygon | null;
  synthetic: boolean;
};

export type GroundUnit = {
  id: string;
  callSign: string;
  type: ResourceType;
  /** Number of the stream of its positions. */
  number: number;
  synthetic: boolean;
};

/** The rings of a polygon by two numbers a corner, whatever heights it has. */
export const flatRings = ({ coordinates }: Pick<GeoJSON.Polygon, 'coordinates'>): Rings =>
  coordinates.map((ring) => ring.map(([lon, lat]): Position => [lon!, lat!]));

const ringsOf = ({ coordinates }: GeoJSON.MultiPolygon): Rings =>
  coordinates.flatMap((part) => flatRings({ coordinates: part }));

/** What watch rules are judged over: areas, hazards and units as the registers have them. */
export const groundRepository = (database: Queryable) => ({
  /** City, counties, towns and functional areas, without their shapes. */
  async areas(): Promise<GroundArea[]> {
    const { rows } = await database.query<GroundArea>(
      `SELECT code, level, name, county, town, ${placeColumn('centre')} FROM area
       WHERE level <> 'community' ORDER BY code`,
    );
    return rows;
  },

  /** The shapes of these areas; 6 digits are a decimetre. */
  async shapes(codes: readonly string[]): Promise<Map<string, Rings>> {
    if (codes.length === 0) return new Map();
    const { rows } = await database.query<{ code: string; outline: GeoJSON.MultiPolygon }>(
      `SELECT code, ST_AsGeoJSON(outline, 6)::jsonb AS outline FROM area
       WHERE code = ANY ($1::text[]) AND outline IS NOT NULL`,
      [[...codes]],
    );
    return new Map(rows.map(({ code, outline }) => [code, ringsOf(outline)]));
  },

  async hazards(ids: readonly string[]): Promise<GroundHazard[]> {
    if (ids.length === 0) return [];
    const { rows } = await database.query<GroundHazard>(
      `SELECT id, name, county, town, ${placeColumn('place')},
         ST_AsGeoJSON(outline, 6)::jsonb AS outline, synthetic
       FROM hazard WHERE id = ANY ($1::text[]) AND state <> 'closed'`,
      [[...ids]],
    );
    return rows;
  },

  /** Units whose position is told to us and that are in service. */
  async units(): Promise<GroundUnit[]> {
    const { rows } = await database.query<GroundUnit>(
      `SELECT r.id, r.call_sign AS "callSign", r.type, s.number, r.synthetic
       FROM resource r JOIN stream s ON s.id = r.stream
       WHERE r.status <> 'out_of_service' ORDER BY r.id`,
    );
    return rows;
  },

  /** Places of watch rules (`rule@place`) that a person took out of service. */
  async outOfService(): Promise<Set<string>> {
    const { rows } = await database.query<{ watch: string }>(
      `SELECT substr(source, 7) AS watch FROM alarm_hold
       WHERE ended_at IS NULL AND kind = 'out-of-service' AND source LIKE 'watch:%'`,
    );
    return new Set(rows.map(({ watch }) => watch));
  },
});
