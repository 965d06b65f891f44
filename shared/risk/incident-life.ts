import {
  INCIDENT_GRADES,
  type Incident,
  type IncidentAct,
  type IncidentActBody,
  type IncidentClass,
  type IncidentGrade,
  type IncidentKind,
  type IncidentState,
  MOST_ALARMS,
} from '../model/incident.ts';
import { mergedGround } from './merged-ground.ts';

const OPEN: readonly IncidentState[] = ['reported', 'verified', 'responding', 'controlled'];

const ACTS: Readonly<Record<IncidentAct, readonly IncidentState[]>> = {
  verify: ['reported'],
  grade: ['verified', 'responding', 'controlled'],
  reclassify: OPEN,
  respond: ['verified', 'responding', 'controlled'],
  control: ['responding'],
  end: ['verified', 'controlled'],
  review: ['ended'],
  dismiss: ['reported', 'verified'],
  merge: ['reported', 'verified', 'responding'],
};

/** Whether somebody has still to see to it. */
export const isIncidentOpen = (state: IncidentState): boolean => OPEN.includes(state);

/** Why no real unit, shelter or supply is given to an incident; null: it may have them. In a drill they stay free. */
export const realThingsRefusal = ({
  state,
  drill,
}: Pick<Incident, 'state' | 'drill'>): 'incident-is-over' | 'drill-sends-nobody' | null => {
  if (!isIncidentOpen(state)) return 'incident-is-over';
  return drill === null ? null : 'drill-sends-nobody';
};

/**
 * Whether an act says why: what was nothing, how it went, and an end without any response, which leaves `responding` and
 * `controlled` of DOMAIN.md §5 out and is not done silently.
 */
export const needsIncidentText = (act: IncidentAct, state: IncidentState): boolean =>
  act === 'review' || act === 'dismiss' || (act === 'end' && state === 'verified');

/** What may be done in a state, in its order. */
export const incidentActsFrom = (state: IncidentState): IncidentAct[] =>
  (Object.keys(ACTS) as IncidentAct[]).filter((act) => ACTS[act].includes(state));

export type IncidentRefusal =
  | 'incident-wrong-state'
  | 'incident-grade-missing'
  | 'incident-has-no-grades'
  | 'incident-kind-missing'
  | 'incident-kind-same'
  | 'incident-response-incomplete'
  | 'incident-text-missing'
  | 'incident-merge-target'
  | 'incident-merge-clockless'
  | 'incident-units-out';

/** What stands about an incident. `unitsOut`: how many have an open task there. `into`: whom it is merged with. */
export type IncidentAbout = { unitsOut: number; into: Incident | null };

type Outcome = { ok: true; incident: Incident } | { ok: false; reason: IncidentRefusal };
const refused = (reason: IncidentRefusal): Outcome => ({ ok: false, reason });

const isMergeTarget = (incident: Incident, into: Incident | null): into is Incident =>
  into !== null &&
  into.id !== incident.id &&
  into.drill === incident.drill &&
  isIncidentOpen(into.state);

/** Report clocks and grade would be gone: social-security incidents have none (DOMAIN.md §2.1). */
const losesClocks = (incident: Incident, into: Incident): boolean =>
  into.class === 'social-security' && incident.class !== 'social-security';

type Moved = (change: Partial<Incident>) => Outcome;

/** What it is proved to be another thing than at first: a grade does not outlive a class that has none. */
function reclassified(incident: Incident, body: IncidentActBody, moved: Moved): Outcome {
  const { class: of, kind } = body;
  if (!of || !kind) return refused('incident-kind-missing');
  if (of === incident.class && kind === incident.kind) return refused('incident-kind-same');
  return moved({ class: of, kind, grade: of === 'social-security' ? null : incident.grade });
}

/** The class a kind is of, to begin with. */
export const classOfKind = (kind: IncidentKind): IncidentClass => {
  if (kind === 'crowd') return 'social-security';
  if (kind === 'medical') return 'public-health';
  return kind === 'flood' || kind === 'weather' ? 'natural-disaster' : 'accident';
};

/**
 * The incident after an act (DOMAIN.md §5). A level is raised or lowered only as a new line (art. 70); a response
 * has matter, level, duration and measures (art. 72); social-security incidents have no grade. None is over while units
 * are out for it, and none is merged with one that is over, nor a real one with one of a drill.
 * @param at ISO 8601, when it is done
 */
export function incidentAfter(
  incident: Incident,
  body: IncidentActBody,
  at: string,
  { unitsOut, into }: IncidentAbout,
): Outcome {
  if (!ACTS[body.act].includes(incident.state)) return refused('incident-wrong-state');
  if (needsIncidentText(body.act, incident.state) && !body.text) {
    return refused('incident-text-missing');
  }
  const moved: Moved = (change) => ({
    ok: true,
    incident: { ...incident, ...change, changedAt: at, version: incident.version + 1 },
  });
  switch (body.act) {
    case 'verify':
      return moved({ state: 'verified' });
    case 'grade':
      if (incident.class === 'social-security') return refused('incident-has-no-grades');
      return body.grade ? moved({ grade: body.grade }) : refused('incident-grade-missing');
    case 'reclassify':
      return reclassified(incident, body, moved);
    case 'respond':
      if (!body.response) return refused('incident-response-incomplete');
      return moved({ state: 'responding', response: { ...body.response, since: at } });
    case 'control':
      return moved({ state: 'controlled' });
    case 'end':
      return unitsOut > 0 ? refused('incident-units-out') : moved({ state: 'ended', closedAt: at });
    case 'review':
      return moved({ state: 'reviewed' });
    case 'dismiss':
      if (unitsOut > 0) return refused('incident-units-out');
      return moved({ state: 'false_alarm', closedAt: at });
    case 'merge':
      if (!isMergeTarget(incident, into)) return refused('incident-merge-target');
      if (losesClocks(incident, into)) return refused('incident-merge-clockless');
      if (unitsOut > 0) return refused('incident-units-out');
      return moved({ state: 'merged', mergedInto: into.id, closedAt: at });
  }
}

/** The worse of two grades; null: neither has one. */
function worseGrade(one: IncidentGrade | null, other: IncidentGrade | null): IncidentGrade | null {
  return INCIDENT_GRADES.find((grade) => grade === one || grade === other) ?? null;
}

/**
 * The incident another one was merged into: it has the alarms, the places, the worse grade and, where it had none, the area
 * of both.
 */
export const incidentWith = (into: Incident, merged: Incident, at: string): Incident => ({
  ...into,
  grade: worseGrade(into.grade, merged.grade),
  ground: mergedGround(into.ground, merged),
  alarms: [...new Set([...into.alarms, ...merged.alarms])].slice(0, MOST_ALARMS),
  changedAt: at,
  version: into.version + 1,
});
