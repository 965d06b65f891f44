import type { Dispatch, SendUnits, StepTaken } from '../../shared/model/dispatch.ts';
import type {
  Incident,
  IncidentActBody,
  IncidentKind,
  NewIncident,
  NewLine,
} from '../../shared/model/incident.ts';
import type { CommandActBody } from '../../shared/model/incident-command.ts';
import type { GroundActBody } from '../../shared/model/incident-ground.ts';
import type { NewReport, SituationReport } from '../../shared/model/situation-report.ts';
import { api } from '../live/api.ts';
import { keepIncident } from '../store/live-store.ts';

export const incidentPath = (id: string): string => `/api/incidents/${encodeURIComponent(id)}`;
export const planBoardPath = (id: string): string => `${incidentPath(id)}/plan-board`;
/** What of those that are over is looked for: a part of the title, a kind; empty for any. */
export type ClosedSought = { title: string; kind: IncidentKind | '' };
/** Those that are over, the last closed first. @param after the last of the page before */
export const closedIncidentsPath = ({ title, kind }: ClosedSought, after: string | null): string =>
  `/api/incidents?${new URLSearchParams({
    closed: 'true',
    ...(title && { title }),
    ...(kind && { kind }),
    ...(after && { after }),
  })}`;
/** Those an alarm was part of that are over. */
export const closedOfAlarmPath = (alarm: number): string =>
  `/api/incidents?closed=true&alarm=${alarm}`;
/** Where a photo is, whole or small. */
export const photoPath = (id: string, size: 'picture' | 'thumbnail') =>
  `/api/photos/${encodeURIComponent(id)}/${size}`;

/** What was opened is shown at once; the journal tells it to everybody. */
export const openIncident = async (draft: NewIncident, key: string) => {
  const answer = await api.send<Incident>('POST', '/api/incidents', draft, key);
  if (answer.ok) keepIncident(answer.value);
  return answer;
};

/** 412 when somebody was quicker, 409 where the state does not allow it. @param key the same for a retry */
export const actOnIncident = (id: string, act: IncidentActBody, key: string) =>
  api.send<Incident>('POST', `${incidentPath(id)}/acts`, act, key);

/** Sectors and command. 403 for a desk that may not. @param key the same for a retry */
export const actOnCommand = async (id: string, act: CommandActBody, key: string) => {
  const answer = await api.send<Incident>('POST', `${incidentPath(id)}/command`, act, key);
  if (answer.ok) keepIncident(answer.value);
  return answer;
};

/** Its further places, and the area it affects. 409 `affected-area-changed`: the ground is another than was seen. */
export const actOnGround = async (id: string, act: GroundActBody, key: string) => {
  const answer = await api.send<Incident>('POST', `${incidentPath(id)}/ground`, act, key);
  if (answer.ok) keepIncident(answer.value);
  return answer;
};

export const addNote = (id: string, line: NewLine, key: string) =>
  api.send<undefined>('POST', `${incidentPath(id)}/log`, line, key);

/** All or none; 409 `resource-taken` says who has which. @param key the same for a retry */
export const sendUnits = (id: string, order: SendUnits, key: string) =>
  api.send<{ dispatches: Dispatch[] }>('POST', `${incidentPath(id)}/dispatches`, order, key);

export const reportsPath = (id: string): string => `${incidentPath(id)}/reports`;
export const askReports = (id: string) => api.get<{ reports: SituationReport[] }>(reportsPath(id));

/** @param key the same for a retry */
export const signReport = (id: string, report: NewReport, key: string) =>
  api.send<SituationReport>('POST', reportsPath(id), report, key);

/** The team answered by radio. @param key the same for a retry, so that it is written down once */
export const noteHeard = ({ id }: Dispatch, key: string) =>
  api.send<Dispatch>('POST', `/api/dispatches/${encodeURIComponent(id)}/heard`, undefined, key);

export const takeStep = ({ id, version }: Dispatch, step: Omit<StepTaken, 'basedOn'>) =>
  api.send<Dispatch>('POST', `/api/dispatches/${encodeURIComponent(id)}/steps`, {
    basedOn: version,
    ...step,
  });
