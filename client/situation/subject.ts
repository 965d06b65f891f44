import { boxAround } from '../../shared/geo/envelope.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Warning } from '../../shared/model/warning.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Selection } from '../store/view-store.ts';
import { type NewestSource, newestOf } from './newest.ts';

/** A selected thing as every panel needs it: what it is called and where it is. */
export type Subject = {
  selection: Selection;
  name: string;
  /** `[lon, lat]`; a moving unit is where it was last heard. */
  place: readonly [number, number] | null;
  grid: string | null;
  town: string | null;
  /** `[west, south, east, north]` of an area, to be fitted and not flown to. */
  bounds?: readonly [number, number, number, number];
};

/** Whoever looks at what is going on alone needs no incident that is over. */
type Known = Pick<LiveState, 'registers' | 'coverage' | 'alarms' | 'warnings' | 'incidents'> &
  Partial<Pick<LiveState, 'pastIncidents'>>;

const subjectOfAlarm = (selection: Selection, alarm: Alarm): Subject => ({
  selection,
  name: alarm.name,
  place: alarm.place,
  grid: alarm.grid,
  town: alarm.town,
});

/** An official warning has an area and no place of its own: it is framed, never flown to. */
function subjectOfWarning(selection: Selection, { event, outline }: Warning): Subject {
  const bounds = boxAround(outline.coordinates.flat(2)) ?? undefined;
  const at = { selection, name: event, place: null, grid: null, town: null };
  return bounds ? { ...at, bounds } : at;
}

function gridSubject({ coverage }: Known, selection: Selection): Subject | null {
  const index = coverage?.indexOf.get(selection.id);
  if (coverage === null || index === undefined) return null;
  const [lon, lat] = [coverage.centres[2 * index]!, coverage.centres[2 * index + 1]!];
  return {
    selection,
    name: coverage.names[index] ?? selection.id,
    place: [lon, lat],
    grid: selection.id,
    town: selection.id.slice(0, 9),
  };
}

function areaSubject({ registers, coverage }: Known, selection: Selection): Subject | null {
  const area = registers?.areaByCode.get(selection.id);
  const at = { selection, grid: null, town: null };
  if (area) return { ...at, name: area.name, place: area.centre, bounds: area.bounds };
  const community = coverage?.communities.find(({ code }) => code === selection.id);
  if (!community) return null;
  return { ...at, name: community.name, place: [community.lon, community.lat] };
}

const subjectOfIncident = (
  selection: Selection,
  { title: name, place, grid, town }: Incident,
): Subject => ({ selection, name, place, grid, town });

function unitSubject({ registers }: Known, selection: Selection, newest: NewestSource) {
  const unit = registers?.resourceById.get(selection.id);
  if (!unit) return null;
  const at = newestOf(newest, registers?.streamById.get(unit.stream ?? ''));
  const place = at.position ?? unit.base;
  return { selection, name: unit.callSign, place, grid: null, town: unit.town };
}

/** What stands in a register at a fixed place. */
type Placed = Pick<Subject, 'name' | 'place' | 'town'> & { grid?: string | null };
const placedSubject = (selection: Selection, found: Placed | undefined): Subject | null => {
  if (!found) return null;
  const { name, place, grid = null, town } = found;
  return { selection, name, place, grid, town };
};

type SubjectOf = (known: Known, selection: Selection, newest: NewestSource) => Subject | null;
const SUBJECT_OF: Readonly<Record<Selection['kind'], SubjectOf>> = {
  grid: gridSubject,
  area: areaSubject,
  unit: unitSubject,
  alarm({ alarms }, selection) {
    const alarm = alarms.get(Number(selection.id));
    return alarm ? subjectOfAlarm(selection, alarm) : null;
  },
  warning({ warnings }, selection) {
    const warning = warnings.find(({ id }) => String(id) === selection.id);
    return warning ? subjectOfWarning(selection, warning) : null;
  },
  incident({ incidents, pastIncidents }, selection) {
    const incident = incidents.get(selection.id) ?? pastIncidents?.get(selection.id);
    return incident ? subjectOfIncident(selection, incident) : null;
  },
  gathering: ({ registers }, selection) =>
    placedSubject(selection, registers?.gatheringById.get(selection.id)),
  stream: ({ registers }, selection) =>
    placedSubject(selection, registers?.streamById.get(selection.id)),
  hazard: ({ registers }, selection) =>
    placedSubject(selection, registers?.hazardById.get(selection.id)),
  shelter: ({ registers }, selection) =>
    placedSubject(selection, registers?.shelterById.get(selection.id)),
};

/** The thing a selection names, null when it is gone or out of the asker's area. */
export const subjectOf = (
  known: Known,
  newest: NewestSource,
  selection: Selection,
): Subject | null => SUBJECT_OF[selection.kind](known, selection, newest);
