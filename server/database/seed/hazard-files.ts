import type { SyntheticDanger, SyntheticHazardFile } from '../../../geodata/hazard-files.ts';
import type { Danger } from '../../../shared/model/danger.ts';
import type { Hazard } from '../../../shared/model/hazard.ts';
import { nextInspection } from '../../../shared/risk/inspection-cycle.ts';
import { SHIPPED_THRESHOLDS } from '../../../shared/risk/shipped-thresholds.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import { instant } from '../../clock.ts';
import type { Queryable } from '../database.ts';
import { insertRows } from './insert-rows.ts';

/** A city is filled before anybody could have changed it. */
const CYCLE = SHIPPED_THRESHOLDS['inspection-cycle'];

const WRITE_FILES = `
  UPDATE hazard h SET state = f.state, post = f.post, assessment = f.assessment, stock = f.stock,
    exposure = f.exposure, food_grade = f."foodGrade", cover = f.cover,
    insured_until = f."insuredUntil", assessed_at = f."assessedAt", published_at = f."publishedAt",
    inspected_at = f."inspectedAt", inspection_due = f."inspectionDue",
    last_drill = f."lastDrill"
  FROM json_to_recordset($1::json) AS f (id text, state text, post text, assessment jsonb,
    stock jsonb, exposure text, "foodGrade" text, cover text, "insuredUntil" timestamptz,
    "assessedAt" timestamptz, "publishedAt" timestamptz, "inspectedAt" timestamptz,
    "inspectionDue" timestamptz, "lastDrill" date)
  WHERE h.id = f.id`;

const INSERT_INSPECTIONS = `
  INSERT INTO hazard_inspection (hazard, at, result, finding, next_due)
  SELECT hazard, at, 'sound', '', "nextDue"
  FROM json_to_recordset($1::json) AS i (hazard text, at timestamptz, "nextDue" timestamptz)`;

const INSERT_DANGERS = `
  INSERT INTO danger (id, hazard, county, town, state, origin, finding, severity, rectification,
    deadline, found_at, supervised_at, escalated_at, rectified_at, reviewed_at, closed_at,
    changed_at, synthetic)
  SELECT d.id, d.hazard, h.county, h.town, d.state, d.origin, d.finding, d.severity,
    d.rectification, d.deadline, d."foundAt", d."supervisedAt", d."escalatedAt", d."rectifiedAt",
    d."reviewedAt", d."closedAt", d."changedAt", true
  FROM json_to_recordset($1::json) AS d (id text, hazard text, state text, origin text,
    finding text, severity text, rectification jsonb, deadline timestamptz, "foundAt" timestamptz,
    "supervisedAt" timestamptz, "escalatedAt" timestamptz, "rectifiedAt" timestamptz,
    "reviewedAt" timestamptz, "closedAt" timestamptz, "changedAt" timestamptz)
  JOIN hazard h ON h.id = d.hazard`;

/** Who made up the assessments, said wherever one is shown. */
const SOURCE = '示例评估（虚构）';

type OnDay = (days: number | null | undefined) => string | null;

function fileRow(file: SyntheticHazardFile, hazard: Hazard, onDay: OnDay) {
  const { id, state, lec, post, cover, stock = [], exposure } = file;
  const foodGrade = file.foodGrade ?? null;
  const factors = lec && { likelihood: lec[0], exposure: lec[1], consequence: lec[2] };
  const last = onDay(file.inspected[0] ?? file.assessed);
  const due = last && nextInspection({ ...hazard, foodGrade }, Date.parse(last), CYCLE);
  return {
    ...{ id, state, post, cover, stock, exposure, foodGrade },
    assessment: factors && { method: 'LEC', ...factors, source: SOURCE, confidence: 'U' },
    insuredUntil: onDay(file.insuredUntil),
    assessedAt: onDay(file.assessed),
    publishedAt: state === 'published' ? onDay(file.assessed) : null,
    inspectedAt: onDay(file.inspected[0]),
    // Made up: some inspection before the last had a drill to look at.
    lastDrill: onDay(file.inspected[1]),
    inspectionDue: due && instant(due),
  };
}

function inspectionRows(
  { id, inspected, foodGrade }: SyntheticHazardFile,
  hazard: Hazard,
  onDay: OnDay,
) {
  return inspected.map((day) => {
    const at = onDay(day)!;
    const due = nextInspection({ ...hazard, foodGrade: foodGrade ?? null }, Date.parse(at), CYCLE);
    return { hazard: id, at, nextDue: due && instant(due) };
  });
}

/** A major danger whose deadline passed before the platform began was handed on at its deadline. */
function dangerRow(danger: SyntheticDanger, onDay: OnDay) {
  const { id, hazard, state, origin, finding, severity, rectification } = danger;
  const deadline = onDay(rectification?.deadline);
  const isHandedOn =
    severity === 'major' && state === 'rectifying' && (rectification?.deadline ?? 1) < 0;
  const found: Pick<Danger, 'state' | 'origin' | 'finding'> = { state, origin, finding };
  return {
    ...{ id, hazard, ...found, severity, deadline },
    rectification: rectification && { ...rectification, deadline },
    foundAt: onDay(danger.found),
    supervisedAt: severity === 'major' ? onDay(danger.found + 1) : null,
    escalatedAt: isHandedOn ? deadline : null,
    rectifiedAt: onDay(danger.rectified),
    reviewedAt: onDay(danger.reviewed),
    closedAt: onDay(danger.closed),
    changedAt: onDay(danger.closed ?? danger.reviewed ?? danger.rectified ?? danger.found + 1),
  };
}

/** @param at ISO instant the days of the files are counted from */
export async function seedHazardFiles(
  on: Queryable,
  hazards: readonly Hazard[],
  files: readonly SyntheticHazardFile[],
  dangers: readonly SyntheticDanger[],
  at: string,
): Promise<void> {
  const onDay: OnDay = (days) => (days == null ? null : instant(Date.parse(at) + days * DAY_MS));
  const hazardOf = new Map(hazards.map((hazard) => [hazard.id, hazard]));
  const rows = files.map((file) => fileRow(file, hazardOf.get(file.id)!, onDay));
  await insertRows(on, WRITE_FILES, rows);
  const inspections = files.flatMap((file) => inspectionRows(file, hazardOf.get(file.id)!, onDay));
  await insertRows(on, INSERT_INSPECTIONS, inspections);
  await insertRows(
    on,
    INSERT_DANGERS,
    dangers.map((danger) => dangerRow(danger, onDay)),
  );
}
