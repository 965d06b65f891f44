import type { Incident } from '../model/incident.ts';
import {
  type GroundActBody,
  type IncidentArea,
  type IncidentGround,
  MOST_PLACES,
} from '../model/incident-ground.ts';
import { isIncidentOpen } from './incident-life.ts';

export type GroundRefusal =
  | 'incident-is-over'
  | 'place-name-missing'
  | 'place-name-taken'
  | 'place-too-many'
  | 'place-not-found'
  | 'area-none';

type Change = { ok: true; ground: IncidentGround; text: string };
type Refused = { ok: false; reason: GroundRefusal };
const refused = (reason: GroundRefusal): Refused => ({ ok: false, reason });

const DIGITS = 5;
const SQUARE_METRES_A_KILOMETRE = 1_000_000;

/** What the log calls the act: an area by what it was made of. */
export const groundActName = (body: GroundActBody): string =>
  body.act === 'area-set' ? `${body.act}.${body.area.kind}` : body.act;

/** An area in the log: how large it is, its wind, or the level of its water. */
const areaWords = ({ squareMetres, wind, flood }: IncidentArea): string =>
  [
    `${(squareMetres / SQUARE_METRES_A_KILOMETRE).toFixed(2)} km²`,
    ...(wind === null
      ? []
      : [`${wind.name} (${wind.metres} m) ${wind.speed?.toFixed(1) ?? '?'} m/s`]),
    ...(flood === undefined ? [] : [`${flood.name} ${flood.level.toFixed(2)} m`]),
  ].join(' · ');

function changed(
  ground: IncidentGround,
  body: GroundActBody,
  area: IncidentArea | null,
): Change | Refused {
  const { places } = ground;
  switch (body.act) {
    case 'place-add': {
      const name = body.name.trim();
      if (name === '') return refused('place-name-missing');
      if (places.some((one) => one.name === name)) return refused('place-name-taken');
      if (places.length >= MOST_PLACES) return refused('place-too-many');
      const text = `${name} · ${body.place.map((degrees) => degrees.toFixed(DIGITS)).join(', ')}`;
      return {
        ok: true,
        text,
        ground: { ...ground, places: [...places, { name, place: body.place }] },
      };
    }
    case 'place-remove': {
      const left = places.filter(({ name }) => name !== body.name);
      if (left.length === places.length) return refused('place-not-found');
      return { ok: true, text: body.name, ground: { ...ground, places: left } };
    }
    case 'area-set':
      return { ok: true, text: areaWords(area!), ground: { ...ground, area } };
    case 'area-clear':
      if (ground.area === null) return refused('area-none');
      return { ok: true, text: areaWords(ground.area), ground: { ...ground, area: null } };
  }
}

/**
 * An incident after an act on its ground, and what its log says of it.
 * @param area what `area-set` was computed to; null for every other act
 * @param at ISO 8601
 */
export function incidentWithGround(
  incident: Incident,
  body: GroundActBody,
  area: IncidentArea | null,
  at: string,
): { ok: true; incident: Incident; text: string } | Refused {
  if (!isIncidentOpen(incident.state)) return refused('incident-is-over');
  const outcome = changed(incident.ground, body, area);
  if (!outcome.ok) return outcome;
  const { ground, text } = outcome;
  const version = incident.version + 1;
  return { ok: true, text, incident: { ...incident, ground, changedAt: at, version } };
}
