import type { Danger } from '../model/danger.ts';
import { DAY_MS } from '../time/units.ts';
import type { HazardSummary } from '../wire/hazard-files.ts';
import { isDangerOverdue } from './danger-life.ts';
import { HIGH_RISK_CLASSES } from './insurance.ts';

/** An inspection is announced so many days ahead [D]. */
export const DUE_SOON_DAYS = 14;

/** A unit of a high-risk sector with hazards that are not, or not known to be, insured. */
export type UninsuredUnit = { unit: string | null; uncovered: number; unknown: number };

export type Prevention = {
  majorDangers: Danger[];
  ungradedDangers: Danger[];
  overdueDangers: Danger[];
  overdue: HazardSummary[];
  dueSoon: HazardSummary[];
  majorHazards: HazardSummary[];
  unassessed: HazardSummary[];
  uninsured: UninsuredUnit[];
};

const soonest = (one: HazardSummary, other: HazardSummary): number =>
  Date.parse(one.inspectionDue ?? '') - Date.parse(other.inspectionDue ?? '');

const byName = (one: HazardSummary, other: HazardSummary): number =>
  one.name.localeCompare(other.name, 'zh-CN') || (one.id < other.id ? -1 : 1);

/** Major hazard installations first, by their grade; then the other major risks. */
const worstGrade = (one: HazardSummary, other: HazardSummary): number =>
  (one.majorGrade ?? 9) - (other.majorGrade ?? 9) || (one.id < other.id ? -1 : 1);

function uninsuredUnits(hazards: readonly HazardSummary[]): UninsuredUnit[] {
  const units = new Map<string | null, UninsuredUnit>();
  for (const { class: sector, cover, responsibleUnit: unit } of hazards) {
    if (!HIGH_RISK_CLASSES.includes(sector) || cover === 'yes') continue;
    const found = units.get(unit) ?? { unit, uncovered: 0, unknown: 0 };
    if (cover === 'unknown') found.unknown += 1;
    else found.uncovered += 1;
    units.set(unit, found);
  }
  return [...units.values()].sort(
    (one, other) => other.uncovered - one.uncovered || other.unknown - one.unknown,
  );
}

/**
 * What is to be looked at before anything happens (art. 8): open major dangers and risks, what nobody has graded or
 * assessed yet (art. 10), inspections that are overdue or come soon, and high-risk units without cover (art. 22).
 * `now` is epoch milliseconds.
 */
export function preventionOf(
  hazards: readonly HazardSummary[],
  dangers: readonly Danger[],
  now: number,
): Prevention {
  const standing = hazards.filter(({ state }) => state !== 'closed');
  const isSoon = ({ overdue, inspectionDue }: HazardSummary) =>
    !overdue && inspectionDue !== null && Date.parse(inspectionDue) < now + DUE_SOON_DAYS * DAY_MS;
  return {
    majorDangers: dangers.filter(({ severity }) => severity === 'major'),
    ungradedDangers: dangers.filter(({ severity }) => severity === null),
    overdueDangers: dangers.filter((danger) => isDangerOverdue(danger, now)),
    overdue: standing.filter(({ overdue }) => overdue).sort(soonest),
    dueSoon: standing.filter(isSoon).sort(soonest),
    majorHazards: standing
      .filter(({ risk, majorGrade }) => risk === 'red' || majorGrade !== null)
      .sort(worstGrade),
    unassessed: standing.filter(({ risk }) => risk === null).sort(byName),
    uninsured: uninsuredUnits(standing),
  };
}
