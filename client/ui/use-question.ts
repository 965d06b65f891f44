import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Refusal } from '../live/api.ts';
import { askAgain, soonEnough } from './ask-again.ts';

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.error);
    this.refusal = refusal;
  }
}

export type Question<Value> = {
  value: Value | null;
  refusal: Refusal | null;
  loading: boolean;
  /** Resolves when the answer is there, or has kept us waiting for ASKING_PATIENCE_MS. */
  again: () => Promise<void>;
};

export type AskedQuestion<Value> = Question<Value> & {
  /**
   * Takes into what is shown what an act's answer has told, and asks again: where the act's own form goes at once, the
   * next must not rest on what was before.
   */
  took: (change: (value: Value) => Value) => void;
};

/**
 * `fresh`: an answer from before the question was asked here is none. `steady`: while another question is on its way the
 * answer to the one before it stays.
 */
export type Asking = { fresh?: boolean; steady?: boolean };

const isTransient = ({ status }: Refusal): boolean => status === 0 || status >= 500;

/**
 * Asks the API once and keeps the answer under its path.
 * @param path null: nothing to ask yet
 * @param everyMs asked again this often while shown; without it only when asked
 */
export function useQuestion<Value>(
  path: string | null,
  everyMs?: number,
  { fresh = false, steady = false }: Asking = {},
): AskedQuestion<Value> {
  const client = useQueryClient();
  const query = useQuery<Value, Refused>({
    queryKey: [path],
    enabled: path !== null,
    refetchInterval: everyMs ?? false,
    refetchOnWindowFocus: false,
    ...(fresh && { staleTime: 0 }),
    ...(steady && { placeholderData: keepPreviousData }),
    retry: (failures, cause) => failures < 2 && isTransient(cause.refusal),
    queryFn: async () => {
      const answer = await api.get<Value>(path!);
      if (answer.ok) return answer.value;
      throw new Refused(answer.refusal);
    },
  });
  const again = () => soonEnough(askAgain(client, path, query.refetch));
  return {
    value: fresh && !query.isFetchedAfterMount ? null : (query.data ?? null),
    refusal: query.error?.refusal ?? null,
    loading: query.isPending && path !== null,
    again,
    took(change) {
      client.setQueryData<Value>([path], (known) => known && change(known));
      void again();
    },
  };
}
