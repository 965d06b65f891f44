import type { EventActBody, EventDraft, LargeEvent } from '../../shared/model/large-event.ts';
import { api } from '../live/api.ts';

const pathOf = (id: string) => `/api/events/${encodeURIComponent(id)}`;

export const draftEvent = (draft: EventDraft) => api.send<LargeEvent>('POST', '/api/events', draft);

/** 409 when somebody was quicker, 422 where a new permit is needed. */
export const changeEvent = (id: string, basedOn: number, event: EventDraft) =>
  api.send<LargeEvent>('PUT', pathOf(id), { basedOn, event });

export const actOnEvent = (id: string, act: EventActBody) =>
  api.send<LargeEvent>('POST', `${pathOf(id)}/acts`, act);
