import type { Feed } from '../../shared/model/feed.ts';
import { api } from '../live/api.ts';
import { newActKey } from './act-key.ts';

/** A key to send with, readable this once. */
export type IssuedKey = { key: string; prefix: string };

/** @param form fields id, name, department, contactPoint, datum, periodSeconds */
export const createFeed = (form: FormData) =>
  api.send<Feed & IssuedKey>(
    'POST',
    '/api/feeds',
    {
      ...Object.fromEntries(form),
      periodSeconds: Number(form.get('periodSeconds')),
      synthetic: false,
    },
    newActKey(),
  );

export const issueFeedKey = (feed: string) =>
  api.send<IssuedKey>('POST', `/api/feeds/${encodeURIComponent(feed)}/keys`);
