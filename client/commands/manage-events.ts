import type { EventActBody, EventDraft, LargeEvent } from '../../shared/model/large-event.ts';
import { api } from '../live/api.ts';

const pathOf = (id: string) => `/api/events/${encodeURIComponent(id)}`;

/** @param key the same for a retry, so that one file is drafted */
export const draftEvent = (draft: EventDraft, key: string) =>
  api.send<LargeEvent>('POST', '/api/events', draft, key);

/** 409 when somebody was quicker, 422 where a new permit is needed. */
export const changeEvent = (id: string, basedOn: number, event: EventDraft) =>
  api.send<LargeEvent>('PUT', pathOf(id), { basedOn, event });

export const actOnEvent = (id: string, act: EventActBody) =>
  api.send<LargeEvent>('POST', `${pathOf(id)}/acts`, act);
