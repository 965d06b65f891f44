import type { Feed } from '../../shared/model/feed.ts';
import { api } from '../live/api.ts';

/** A key to send with, readable this once. */
export type IssuedKey = { key: string; prefix: string };

/**
 * @param form fields id, name, department, contactPoint, datum, periodSeconds
 * @param key the same for a retry, which gets a key in place of the one nobody has seen
 */
export const createFeed = (form: FormData, key: string) =>
  api.send<Feed & IssuedKey>(
    'POST',
    '/api/feeds',
    {
      ...Object.fromEntries(form),
      periodSeconds: Number(form.get('periodSeconds')),
      synthetic: false,
    },
    key,
  );

/** @param actKey the same for a retry, as above */
export const issueFeedKey = (feed: string, actKey: string) =>
  api.send<IssuedKey>('POST', `/api/feeds/${encodeURIComponent(feed)}/keys`, undefined, actKey);
