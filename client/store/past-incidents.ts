import type { Incident } from '../../shared/model/incident.ts';

/** A screen that runs for weeks keeps the last it has met; older ones are asked for when they are looked at. */
const MOST_KEPT = 100;

type Past = ReadonlyMap<string, Incident>;

/** The closed incidents with one more, the newest version of each; the longest untouched go first. */
export function withPast(past: Past, incident: Incident): Past {
  const known = past.get(incident.id);
  if (known && known.version > incident.version) return past;
  const next = new Map(past);
  next.delete(incident.id);
  next.set(incident.id, incident);
  return new Map([...next].slice(-MOST_KEPT));
}
