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
