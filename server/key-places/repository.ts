import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { KeyPlace, KeyPlaceChange, VenueType } from '../../shared/model/key-place.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { placeColumn, scopedRegister } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = [
  'id, kind, venue_type AS "venueType", name',
  placeColumn('place'),
  'county, town, grid, manager_unit AS "managerUnit", security_plan AS "securityPlan"',
  'emergency_plan AS "emergencyPlan", last_drill AS "lastDrill", revision, synthetic',
].join(', ');

/** With the county its town lies in, which the journal needs and nobody is told. */
export type LocatedKeyPlace = KeyPlace & { county: string };

const INSERT = `
  INSERT INTO key_place (id, kind, venue_type, name, place, county, town, grid, manager_unit,
    security_plan, emergency_plan, last_drill, synthetic)
  SELECT id, kind, "venueType", name, place, county, town, grid, "managerUnit", "securityPlan",
    "emergencyPlan", "lastDrill", synthetic
  FROM json_to_recordset($1::json) AS given (id text, kind text, "venueType" text, name text,
    place geometry, county text, town text, grid text, "managerUnit" text, "securityPlan" date,
    "emergencyPlan" date, "lastDrill" date, synthetic boolean)`;

/** Key places: 重点部位, 重点场所 and venues of new kinds. */
export const keyPlaceRepository = (database: Queryable) => ({
  ...scopedRegister<LocatedKeyPlace>(database, { table: 'key_place', columns: COLUMNS }),

  /** As `byId`, and nobody else changes it before the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<LocatedKeyPlace | null> {
    const { rows } = await database.query<LocatedKeyPlace>(
      `SELECT ${COLUMNS} FROM key_place WHERE ${scopeCondition(1)} AND id = $3 FOR UPDATE`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  async change(id: string, change: KeyPlaceChange): Promise<void> {
    const { basedOn, managerUnit, securityPlan, emergencyPlan, lastDrill } = change;
    const changed = await database.query(
      `UPDATE key_place SET manager_unit = $3, security_plan = $4::date, emergency_plan = $5::date,
         last_drill = $6::date, revision = revision + 1
       WHERE id = $1 AND revision = $2`,
      [id, basedOn, managerUnit, securityPlan, emergencyPlan, lastDrill],
    );
    expectRowCount(changed, 1);
  },

  /** All rows or, on any error, none. */
  async insert(rows: readonly Omit<LocatedKeyPlace, 'revision'>[]): Promise<void> {
    const given = rows.map(({ place, ...row }) => ({
      ...row,
      place: ewkbHex({ type: 'Point', coordinates: place }),
    }));
    expectRowCount(await database.query(INSERT, [JSON.stringify(given)]), rows.length);
  },
});

const VENUE_TYPES = `
  SELECT t.id, t.name, t.name_english AS "nameEnglish", t.lead_department AS "leadDepartment",
    t.basis, t.decided_at AS "decidedAt", t.revision,
    (SELECT count(*)::int FROM key_place k WHERE k.venue_type = t.id AND ${scopeCondition(1, 'k')})
      AS venues
  FROM venue_type t`;

/** New kinds of business (art. 35). They concern the whole city; what is counted is the asker's. */
export const venueTypeRepository = (database: Queryable) => ({
  /** Those that nobody leads in come first. */
  async all(scope: Scope): Promise<VenueType[]> {
    const sql = `${VENUE_TYPES} ORDER BY t.lead_department IS NOT NULL, t.id`;
    return (await database.query<VenueType>(sql, scopeParameters(scope))).rows;
  },

  async lock(id: string, scope: Scope): Promise<VenueType | null> {
    const sql = `${VENUE_TYPES} WHERE t.id = $3 FOR UPDATE OF t`;
    return (await database.query<VenueType>(sql, [...scopeParameters(scope), id])).rows[0] ?? null;
  },

  async departmentExists(id: string): Promise<boolean> {
    const sql = 'SELECT 1 AS found FROM department WHERE id = $1';
    return (await database.query(sql, [id])).rows.length > 0;
  },

  /** @param at ISO 8601 */
  async declare(
    { id, leadDepartment, basis, revision }: VenueType,
    { at, by }: { at: string; by: string },
  ): Promise<void> {
    const changed = await database.query(
      `UPDATE venue_type SET lead_department = $3, basis = $4, decided_at = $5, decided_by = $6,
         revision = revision + 1 WHERE id = $1 AND revision = $2`,
      [id, revision, leadDepartment, basis, leadDepartment && at, leadDepartment && by],
    );
    expectRowCount(changed, 1);
  },
});
