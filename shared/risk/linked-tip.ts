import type { Incident } from '../model/incident.ts';
import type { Tip } from '../model/tip.ts';
import { isIncidentOpen } from './incident-life.ts';
import { tipAfter } from './tip-life.ts';

export type LinkRefusal = 'incident-is-over' | 'drill-of-real-tip' | 'tip-is-closed';

/** Why a tip is not linked to an incident; null: it may be. */
export function linkRefusal(
  { state, drill }: Pick<Incident, 'state' | 'drill'>,
  tip: Pick<Tip, 'state'>,
): LinkRefusal | null {
  if (!isIncidentOpen(state)) return 'incident-is-over';
  if (drill !== null) return 'drill-of-real-tip';
  return tip.state === 'closed' ? 'tip-is-closed' : null;
}

/** A tip that was linked to an incident: somebody looks into it then, if nobody did before. @param at ISO 8601 */
export const linkedTip = (tip: Tip, incident: string, by: string, at: string): Tip => ({
  ...(tip.state === 'received' ? tipAfter(tip, 'take', by, at) : tip),
  incident,
});

const PREFIX = /^tip-/;
const SHORT = 8;

/** The number a tip is called by where its words are not told: the beginning of its identifier. */
export const tipNumber = ({ id }: Pick<Tip, 'id'>): string =>
  id.replace(PREFIX, '').slice(0, SHORT);

/** A tip in the log of an incident: its class by its code, and its number, never its words. */
export const tipReference = (tip: Pick<Tip, 'id' | 'class'>): string =>
  `${tip.class} · ${tipNumber(tip)}`;
