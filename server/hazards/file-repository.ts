import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { HazardFile, Inspection } from '../../shared/model/hazard-file.ts';
import type { EarlierOutline, PublicHazard } from '../../shared/wire/hazard-files.ts';
import type { Queryable } from '../database/database.ts';
import { outlineColumn, placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const FILE_COLUMNS = [
  'id, form, class, name',
  placeColumn('place'),
  outlineColumn('outline'),
  `county, town, grid, risk, responsible_unit AS "responsibleUnit", department, synthetic, state,
   version, territory, post, assessment, stock, exposure, food_grade AS "foodGrade", cover,
   insured_until AS "insuredUntil", last_drill AS "lastDrill", surveyed_at AS "surveyedAt",
   assessed_at AS "assessedAt", published_at AS "publishedAt",
   closed_at AS "closedAt", inspected_at AS "inspectedAt", inspection_due AS "inspectionDue",
   changed_at AS "changedAt", changed_by AS "changedBy"`,
].join(', ');

const LIST_COLUMNS = `
  id, class, name, town, risk, synthetic, responsible_unit AS "responsibleUnit", state, stock, exposure, cover,
  insured_until AS "insuredUntil", inspection_due AS "inspectionDue", coalesce(d.open, 0)::int AS open,
  coalesce(d.major, 0)::int AS major`;

const PUBLIC_COLUMNS = [
  'id, form, class, name',
  placeColumn('place'),
  outlineColumn('outline'),
  `town, risk, responsible_unit AS "responsibleUnit", department, published_at AS "publishedAt",
   synthetic`,
].join(', ');

/** A file as the list needs it: the summary is worked out of it. */
export type ListedFile = Pick<
  HazardFile,
  | 'id'
  | 'class'
  | 'name'
  | 'town'
  | 'risk'
  | 'responsibleUnit'
  | 'state'
  | 'stock'
  | 'exposure'
  | 'cover'
  | 'insuredUntil'
  | 'inspectionDue'
  | 'synthetic'
> & { open: number; major: number };

const MOST_INSPECTIONS = 100;
/** Earlier outlines that can be taken back [D]. */
const MOST_OUTLINES = 20;

/** Columns of a file in the order of `valuesOf`. */
const WRITTEN = [
  ...['id', 'form', 'class', 'name', 'place', 'outline', 'county', 'town', 'grid', 'risk'],
  ...['responsible_unit', 'department', 'synthetic', 'state', 'version', 'territory', 'post'],
  ...['assessment', 'stock', 'exposure', 'food_grade', 'cover', 'insured_until'],
  'last_drill',
  ...['surveyed_at', 'assessed_at'],
  ...['published_at', 'closed_at', 'inspected_at', 'inspection_due', 'changed_at', 'changed_by'],
];
const PLACEHOLDERS = WRITTEN.map((column, index) =>
  column === 'place' || column === 'outline' ? `$${index + 1}::geometry` : `$${index + 1}`,
);

const valuesOf = (file: HazardFile): unknown[] => [
  ...[file.id, file.form, file.class, file.name],
  ewkbHex({ type: 'Point', coordinates: file.place }),
  file.outline && ewkbHex(file.outline),
  ...[file.county, file.town, file.grid, file.risk, file.responsibleUnit, file.department],
  ...[file.synthetic, file.state, file.version, file.territory, file.post, file.assessment],
  JSON.stringify(file.stock),
  ...[file.exposure, file.foodGrade, file.cover, file.insuredUntil],
  file.lastDrill,
  ...[file.surveyedAt, file.assessedAt],
  ...[file.publishedAt, file.closedAt, file.inspectedAt, file.inspectionDue],
  ...[file.changedAt, file.changedBy],
];

/** The files of hazards, closed ones included. */
export const hazardFileRepository = (database: Queryable) => ({
  /** Every file in the scope with the number of its open dangers, by id. */
  async list(scope: Scope): Promise<ListedFile[]> {
    const { rows } = await database.query<ListedFile>(
      `SELECT ${LIST_COLUMNS} FROM hazard LEFT JOIN (
         SELECT hazard, count(*) AS open, count(*) FILTER (WHERE severity = 'major') AS major
         FROM danger WHERE state <> 'closed' GROUP BY hazard) d ON d.hazard = hazard.id
       WHERE ${scopeCondition(1, 'hazard')} ORDER BY id`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** The published ones, what is restricted left out in the query itself. */
  async published(scope: Scope): Promise<PublicHazard[]> {
    const { rows } = await database.query<PublicHazard>(
      `SELECT ${PUBLIC_COLUMNS} FROM hazard
       WHERE state = 'published' AND ${scopeCondition(1)} ORDER BY id`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** One file in the scope, or null. `lock` holds it until the end of the transaction. */
  async file(id: string, scope: Scope, lock = false): Promise<HazardFile | null> {
    const { rows } = await database.query<HazardFile>(
      `SELECT ${FILE_COLUMNS} FROM hazard
       WHERE id = $3 AND ${scopeCondition(1)} ${lock ? 'FOR UPDATE' : ''}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** False when the id is taken. */
  async create(file: HazardFile): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO hazard (${WRITTEN.join(', ')}) VALUES (${PLACEHOLDERS.join(', ')})
       ON CONFLICT (id) DO NOTHING`,
      valuesOf(file),
    );
    return rowCount === 1;
  },

  async write(file: HazardFile): Promise<void> {
    const given = WRITTEN.map((column, index) => `${column} = ${PLACEHOLDERS[index]}`);
    await database.query(
      `UPDATE hazard SET ${given.slice(1).join(', ')} WHERE id = $1`,
      valuesOf(file),
    );
  },

  /** The inspections of one hazard, newest first. */
  async inspections(hazard: string): Promise<Inspection[]> {
    const { rows } = await database.query<Inspection>(
      `SELECT at, result, finding, inspected_by AS "inspectedBy", next_due AS "nextDue"
       FROM hazard_inspection WHERE hazard = $1 ORDER BY at DESC, number DESC
       LIMIT ${MOST_INSPECTIONS}`,
      [hazard],
    );
    return rows;
  },

  /** What it was drawn as before, the newest first. */
  async earlierOutlines(hazard: string, scope: Scope): Promise<EarlierOutline[]> {
    const { rows } = await database.query<EarlierOutline>(
      `SELECT o.version, ST_AsGeoJSON(o.outline, 7)::jsonb AS outline, o.until,
         o.replaced_by AS "replacedBy"
       FROM earlier_hazard_outline o JOIN hazard h ON h.id = o.hazard
       WHERE h.id = $3 AND ${scopeCondition(1, 'h')}
       ORDER BY o.version DESC LIMIT ${MOST_OUTLINES}`,
      [...scopeParameters(scope), hazard],
    );
    return rows;
  },

  /** Keeps the outline of a version that another follows. */
  async keepOutline(
    { id, version, outline }: HazardFile,
    until: string,
    replacedBy: string,
  ): Promise<void> {
    await database.query(
      `INSERT INTO earlier_hazard_outline (hazard, version, outline, until, replaced_by)
       VALUES ($1, $2, $3::geometry, $4, $5)`,
      [id, version, outline && ewkbHex(outline), until, replacedBy],
    );
  },

  async addInspection(hazard: string, made: Inspection): Promise<void> {
    await database.query(
      `INSERT INTO hazard_inspection (hazard, at, result, finding, inspected_by, next_due)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [hazard, made.at, made.result, made.finding, made.inspectedBy, made.nextDue],
    );
  },

  async departmentExists(id: string): Promise<boolean> {
    const { rows } = await database.query('SELECT 1 FROM department WHERE id = $1', [id]);
    return rows.length === 1;
  },
});
