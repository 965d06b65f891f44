import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type {
  ShelterCountEntry,
  ShelterFacilities,
  ShelterStep,
} from '../../shared/model/shelter-file.ts';
import { unwrittenFacilities } from '../../shared/risk/shelter-capacity.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A shelter with its file, its present step and its last count by hand; `county` for the journal. */
export type KeptShelter = {
  shelter: Shelter;
  /** As somebody drew it. */
  outline: PolygonGeometry | null;
  county: string | null;
  version: number;
  facilities: ShelterFacilities;
  recordedAt: string | null;
  recordedBy: string | null;
  verifiedAt: string | null;
  verifiedBy: string | null;
  step: ShelterStep | null;
  counted: { at: string; count: number; source: string } | null;
};

/** What the register says of where it is. */
type Site = Pick<KeptShelter, 'shelter' | 'outline' | 'county'>;

type Row = Omit<KeptShelter, 'shelter' | 'facilities' | 'version' | 'step' | 'counted'> &
  Shelter & {
    version: number | null;
    facilities: ShelterFacilities | null;
    stepState: ShelterStep['state'] | null;
    stepAt: string;
    stepBy: string | null;
    stepReason: string | null;
    stepOrder: ShelterStep['order'];
    countedAt: string | null;
    count: number;
    countSource: string;
  };

const KEPT = `
  SELECT s.id, s.name, s.class, s.space, ${placeColumn('s.place', 'place')},
    ST_AsGeoJSON(s.outline, 7)::jsonb AS outline, s.town, s.county, s.grid,
    s.effective_area_square_metres AS "effectiveAreaSquareMetres", s.capacity, s.state, s.stream,
    s.synthetic, f.version, f.facilities, f.recorded_at AS "recordedAt",
    f.recorded_by AS "recordedBy", f.verified_at AS "verifiedAt", f.verified_by AS "verifiedBy",
    step.state AS "stepState", step.at AS "stepAt", step.taken_by AS "stepBy",
    step.reason AS "stepReason", step.opening_order AS "stepOrder",
    c.counted_at AS "countedAt", c.count, c.source AS "countSource"
  FROM shelter s
  LEFT JOIN shelter_file f ON f.shelter = s.id
  LEFT JOIN LATERAL (
    SELECT * FROM shelter_step WHERE shelter = s.id ORDER BY number DESC LIMIT 1) step ON true
  LEFT JOIN LATERAL (
    SELECT * FROM shelter_count WHERE shelter = s.id ORDER BY counted_at DESC LIMIT 1) c ON true
  WHERE ${scopeCondition(1, 's')}`;

function keptOf(row: Row): KeptShelter {
  const { county, version, facilities, recordedAt, recordedBy, verifiedAt, verifiedBy } = row;
  const { id, name, capacity, state, place, town, grid, stream, synthetic, space } = row;
  const { class: of, effectiveAreaSquareMetres } = row;
  const own = { id, name, class: of, space, place, town, grid, effectiveAreaSquareMetres };
  const shelter: Shelter = { ...own, capacity, state, stream, synthetic };
  const { stepState, stepAt: at, stepBy: by, stepReason: reason, stepOrder: order } = row;
  const { countedAt, count, countSource: source, outline } = row;
  return {
    ...{ shelter, outline, county, recordedAt, recordedBy, verifiedAt, verifiedBy },
    version: version ?? 0,
    facilities: facilities ?? unwrittenFacilities(shelter),
    step: stepState === null ? null : { state: stepState, at, by, reason, order },
    counted: countedAt === null ? null : { at: countedAt, count, source },
  };
}

/** Files of shelters, their steps and the counts by hand. */
export const shelterFileRepository = (database: Queryable) => ({
  async all(scope: Scope): Promise<KeptShelter[]> {
    const { rows } = await database.query<Row>(`${KEPT} ORDER BY s.id`, scopeParameters(scope));
    return rows.map(keptOf);
  },

  async byId(id: string, scope: Scope): Promise<KeptShelter | null> {
    const { rows } = await database.query<Row>(`${KEPT} AND s.id = $3`, [
      ...scopeParameters(scope),
      id,
    ]);
    return rows[0] === undefined ? null : keptOf(rows[0]);
  },

  /** As `byId`, and nobody else changes it before the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<KeptShelter | null> {
    const parameters = [...scopeParameters(scope), id];
    await database.query(
      `SELECT id FROM shelter WHERE ${scopeCondition(1)} AND id = $3 FOR NO KEY UPDATE`,
      parameters,
    );
    return this.byId(id, scope);
  },

  /** Writes a version of the file and what the register says by it; a new version is not verified. */
  async writeFile(kept: KeptShelter): Promise<void> {
    const { shelter, facilities, version, recordedAt, recordedBy } = kept;
    await database.query(
      `INSERT INTO shelter_file (shelter, version, facilities, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (shelter) DO UPDATE SET version = excluded.version,
         facilities = excluded.facilities, recorded_at = excluded.recorded_at,
         recorded_by = excluded.recorded_by, verified_at = NULL, verified_by = NULL`,
      [shelter.id, version, JSON.stringify(facilities), recordedAt, recordedBy],
    );
    await database.query(
      `UPDATE shelter SET class = $2, space = $3, effective_area_square_metres = $4, capacity = $5
       WHERE id = $1`,
      [
        shelter.id,
        shelter.class,
        shelter.space,
        shelter.effectiveAreaSquareMetres,
        shelter.capacity,
      ],
    );
  },

  /** Takes a site into the register; false when its id is taken. Its file comes by `writeFile`. */
  async create({ shelter, outline, county }: Site): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO shelter (id, name, class, space, place, outline, county, town, grid,
         effective_area_square_metres, capacity, state, stream, synthetic)
       VALUES ($1, $2, $3, $4, $5::geometry, $6::geometry, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (id) DO NOTHING`,
      [
        ...[shelter.id, shelter.name, shelter.class, shelter.space],
        ewkbHex({ type: 'Point', coordinates: shelter.place }),
        outline && ewkbHex(outline),
        ...[county, shelter.town, shelter.grid, shelter.effectiveAreaSquareMetres],
        ...[shelter.capacity, shelter.state, shelter.stream, shelter.synthetic],
      ],
    );
    return rowCount === 1;
  },

  /** Writes where a site is and what it is called. */
  async writeSite({ shelter, outline, county }: Site): Promise<void> {
    await database.query(
      `UPDATE shelter SET name = $2, place = $3::geometry, outline = $4::geometry, county = $5,
         town = $6, grid = $7 WHERE id = $1`,
      [
        ...[shelter.id, shelter.name, ewkbHex({ type: 'Point', coordinates: shelter.place })],
        outline && ewkbHex(outline),
        ...[county, shelter.town, shelter.grid],
      ],
    );
  },

  async verify(id: string, at: string, by: string): Promise<void> {
    await database.query(
      'UPDATE shelter_file SET verified_at = $2, verified_by = $3 WHERE shelter = $1',
      [id, at, by],
    );
  },

  async addStep(id: string, step: ShelterStep): Promise<void> {
    const { state, at, by, reason, order } = step;
    await database.query(
      `INSERT INTO shelter_step (shelter, state, at, taken_by, reason, opening_order)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, state, at, by, reason, order === null ? null : JSON.stringify(order)],
    );
    await database.query('UPDATE shelter SET state = $2 WHERE id = $1', [id, state]);
  },

  /** Newest first. */
  async steps(id: string, most: number): Promise<ShelterStep[]> {
    const { rows } = await database.query<ShelterStep>(
      `SELECT state, at, taken_by AS "by", reason, opening_order AS "order" FROM shelter_step
       WHERE shelter = $1 ORDER BY number DESC LIMIT $2`,
      [id, most],
    );
    return rows;
  },

  /** @returns whether it was added; a count of that moment is there already */
  async addCount(
    id: string,
    { count, countedAt, source }: ShelterCountEntry,
    by: string,
  ): Promise<boolean> {
    const { rows } = await database.query(
      `INSERT INTO shelter_count (shelter, counted_at, count, source, entered_by)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING shelter`,
      [id, countedAt, count, source, by],
    );
    return rows.length > 0;
  },

  /** Counts by hand, newest first. */
  async counts(id: string, most: number) {
    const { rows } = await database.query<{
      at: string;
      count: number;
      source: string;
      by: string;
    }>(
      `SELECT counted_at AS at, count, source, entered_by AS "by" FROM shelter_count
       WHERE shelter = $1 ORDER BY counted_at DESC LIMIT $2`,
      [id, most],
    );
    return rows;
  },

  /** What a department is called; null: it is none of the register. */
  async departmentName(id: string): Promise<string | null> {
    const sql = 'SELECT name FROM department WHERE id = $1';
    return (await database.query<{ name: string }>(sql, [id])).rows[0]?.name ?? null;
  },

  async isDepartment(id: string): Promise<boolean> {
    const { rows } = await database.query('SELECT id FROM department WHERE id = $1', [id]);
    return rows.length > 0;
  },
});
