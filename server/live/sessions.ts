import type { Caller } from '../identity/caller.ts';
import type { Identity } from '../identity/identity.ts';
import type { Receiver } from './receiver.ts';

const isSame = (one: Caller, other: Caller): boolean =>
  one.role === other.role &&
  one.scope.county === other.scope.county &&
  one.scope.town === other.scope.town;

/**
 * Receivers whose session ended, expired or changed what it may see (FAULTS.md F34–F36). Each session is
 * looked up once, however many screens it has, without counting as activity.
 * @throws when the database does not answer; then nothing protected is being committed either
 */
export const findEnded = async (
  receivers: Iterable<Receiver>,
  identity: Pick<Identity, 'findCallers'>,
): Promise<Receiver[]> => {
  const open = [...receivers];
  const callers = await identity.findCallers([...new Set(open.map(({ token }) => token))]);
  return open.filter(({ token, caller }) => {
    const now = callers.get(token);
    return now === undefined || !isSame(caller, now);
  });
};
