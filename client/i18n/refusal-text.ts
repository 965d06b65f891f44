import type { Refusal } from '../live/api.ts';
import { liveStore } from '../store/live-store.ts';
import { isTextKey, type Text } from './use-text.ts';

/** What the incident is called that the server named with its refusal; null: it named none that is on this screen. */
function incidentNamed({ details }: Refusal): string | null {
  const { incident } = (details ?? {}) as { incident?: unknown };
  return liveStore.getState().incidents.get(String(incident))?.title ?? null;
}

/**
 * Why something did not succeed, as a sentence in the person's language. Never the server's own words.
 * @param of what it was, where that does not stand beside it
 */
export function refusalText(text: Text, refusal: Refusal, of?: string): string {
  const words = reasonOf(text, refusal);
  return of === undefined ? words : text('said.of', { name: of, words });
}

function reasonOf(text: Text, refusal: Refusal): string {
  const key = `error.${refusal.error}`;
  const named = `${key}.named`;
  const name = incidentNamed(refusal);
  if (name !== null && isTextKey(named)) return text(named, { name });
  if (isTextKey(key)) return text(key);
  if (refusal.status === 0) return text('error.offline');
  if (refusal.status === 401) return text('error.not-signed-in');
  if (refusal.status === 403) return text('error.forbidden');
  if (refusal.status === 404) return text('error.not-found');
  if (refusal.status === 409) return text('error.conflict');
  if (refusal.status === 429) return text('error.too-many-requests');
  if (refusal.status === 400 || refusal.status === 422) return text('error.validation');
  if (refusal.status >= 500) return text('error.unavailable');
  return text('error.other', { code: refusal.status });
}
