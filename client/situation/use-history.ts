import { HOUR_MS } from '../../shared/time/units.ts';
import { useServerSteps } from '../store/use-server-steps.ts';
import { type Question, useQuestion } from '../ui/use-question.ts';

/** The window moves on this often: on whole quarters of a minute, so that the same question has the same name. */
const STEP_MS = 15_000;

/** @param until end of the window, epoch ms at the server */
const pathOf = (resource: string, hours: number, until: number): string => {
  const query = new URLSearchParams({
    from: new Date(until - hours * HOUR_MS).toISOString(),
    to: new Date(until).toISOString(),
  });
  return `${resource}?${query}`;
};

/**
 * How something was in the last hours up to now, by the server's clock, for as long as it is shown: what was asked when a
 * card was opened would be old before the card is closed. Whoever shows another thing mounts it anew, for until the
 * next window has come the one before it stays.
 * @param resource path of what answers a span with points
 */
export function useHistory<Point>(resource: string, hours: number): Question<Point[]> {
  const until = useServerSteps(STEP_MS);
  const path = until === null ? null : pathOf(resource, hours, until);
  const question = useQuestion<Point[]>(path, undefined, { steady: true });
  return { ...question, loading: question.loading || path === null };
}
