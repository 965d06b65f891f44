import type { HazardClass } from '../../shared/model/hazard.ts';
import type { Incident, IncidentClass, IncidentKind } from '../../shared/model/incident.ts';
import type { TipLinkBody } from '../../shared/model/incident-tip.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { api } from '../live/api.ts';
import { keepIncident } from '../store/live-store.ts';
import { incidentPath, openIncident } from './manage-incidents.ts';

export const incidentTipsPath = (id: string): string => `${incidentPath(id)}/tips`;
export const nearIncidentsPath = (tip: string): string =>
  `/api/tips/${encodeURIComponent(tip)}/incidents`;

/** What the journal tells when the tips of incidents may be others than before. */
export const TIP_KINDS: readonly JournalKind[] = [
  'tip.received',
  'tip.changed',
  'incident.changed',
];

type Seen = Pick<Incident, 'id' | 'version'>;

async function actOnTips({ id }: Seen, act: TipLinkBody, key: string) {
  const answer = await api.send<Incident>('POST', incidentTipsPath(id), act, key);
  if (answer.ok) keepIncident(answer.value);
  return answer;
}

/** 409 `tip-has-incident`: somebody was quicker, with another incident. @param key the same for a retry */
export const linkTip = (incident: Seen, tip: string, key: string) =>
  actOnTips(incident, { basedOn: incident.version, act: 'tip-link', tip }, key);

export const unlinkTip = (incident: Seen, tip: string, reason: string, key: string) =>
  actOnTips(incident, { basedOn: incident.version, act: 'tip-unlink', tip, reason }, key);

type Guess = { class: IncidentClass; kind: IncidentKind };
const accident = (kind: IncidentKind): Guess => ({ class: 'accident', kind });

/** What a tip of a class speaks of, to begin with; a person may say otherwise. */
export const FIRST_GUESS: Readonly<Record<HazardClass, Guess>> = {
  chemical: accident('chemical-leak'),
  gas: accident('gas-leak'),
  flood: { class: 'natural-disaster', kind: 'flood' },
  'fire-building': accident('fire'),
  'road-black-spot': accident('traffic'),
  geological: { class: 'natural-disaster', kind: 'other' },
  'food-site': { class: 'public-health', kind: 'medical' },
  'key-place': accident('other'),
  'fuel-firework': accident('fire'),
  construction: accident('building'),
  venue: { class: 'social-security', kind: 'crowd' },
};

/** Opens an incident where and since when a tip is, and links it. @param key the same for a retry */
export const openFromTip = ({ id }: Tip, said: Guess & { title: string }, key: string) =>
  openIncident({ ...said, alarm: null, tip: id, place: null, receivedAt: null }, key);
