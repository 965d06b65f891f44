import type { Dispatch } from '../model/dispatch.ts';
import type { IncidentCommand, Sector } from '../model/incident-command.ts';
import { type Accountability, accountability } from './accountability.ts';

/**
 * A sector with the units that are out in it, the longest silent first. `worst` null: nobody there has a clock that
 * runs, which is not known to be well. `sector` null: units that are in none.
 */
export type SectorCare = {
  sector: Sector | null;
  worst: Accountability | null;
  units: Dispatch[];
};

const RANK: Readonly<Record<Accountability, number>> = { critical: 0, warning: 1, green: 2 };
const rankOf = (one: Accountability | null): number => (one === null ? 3 : RANK[one]);

function careOf(sector: Sector | null, units: Dispatch[], now: number): SectorCare {
  const states = units.map((unit) => accountability(unit, now));
  const worst = states.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
  const byHeard = [...units].sort((a, b) => Date.parse(a.heardAt) - Date.parse(b.heardAt));
  return { sector, worst, units: byHeard };
}

/**
 * The sectors of an incident by how its units are heard of, the worst first; units that are in none come as one more.
 * @param dispatches those out for the incident
 * @param now epoch milliseconds
 */
export function sectorCare(
  { sectors }: IncidentCommand,
  dispatches: readonly Dispatch[],
  now: number,
): SectorCare[] {
  const placed = new Set(sectors.flatMap(({ units }) => units));
  const cares = sectors.map((sector) =>
    careOf(
      sector,
      dispatches.filter(({ id }) => sector.units.includes(id)),
      now,
    ),
  );
  const loose = dispatches.filter(({ id }) => !placed.has(id));
  if (loose.length > 0) cares.push(careOf(null, loose, now));
  return cares.sort((a, b) => rankOf(a.worst) - rankOf(b.worst));
}
