import type { QueryClient } from '@tanstack/react-query';

/**
 * Asks a question anew, so that the answer tells of everything that was done before. TanStack Query takes the first
 * answer to a question for this one while it is under way, and that may be of before the act: then it is asked twice.
 */
export async function askAgain(
  client: Pick<QueryClient, 'getQueryState'>,
  path: string | null,
  refetch: () => Promise<unknown>,
): Promise<void> {
  const state = client.getQueryState([path]);
  const isFirst = state?.fetchStatus === 'fetching' && state.data === undefined;
  await refetch();
  if (isFirst) await refetch();
}

/** An act is not shown as under way for longer than this because of a list that does not come. Project default [D]. */
export const ASKING_PATIENCE_MS = 5_000;

/** Resolves with what was asked, or when it has kept us waiting for ASKING_PATIENCE_MS. */
export const soonEnough = (asked: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const patience = setTimeout(resolve, ASKING_PATIENCE_MS);
    asked.finally(() => clearTimeout(patience)).then(resolve, reject);
  });
