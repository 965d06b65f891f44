import type { Caller } from '../identity/caller.ts';
import type { Identity } from '../identity/identity.ts';
import type { Receiver } from './receiver.ts';

/** What the table says of an open screen that has to end. */
export type Ending = { receiver: Receiver; reason: 'session-ended' | 'replaced' };

const isSame = (one: Caller, other: Caller): boolean =>
  one.role === other.role &&
  one.scope.county === other.scope.county &&
  one.scope.town === other.scope.town;

/** A wall's token opens one display (F36); the demonstration's may be shown in many tabs. */
export const hasOneDisplay = ({ kind, demo }: Caller): boolean => kind === 'wall' && !demo;

/** The display of a wall is known by its socket; who came since the last look writes itself down for every node to see. */
const showNew = async (open: readonly Receiver[], identity: Pick<Identity, 'showOn'>) => {
  const fresh = open.filter(
    ({ caller, isKnownDisplay }) => hasOneDisplay(caller) && !isKnownDisplay,
  );
  if (fresh.length === 0) return;
  await identity.showOn(
    fresh.map(({ caller, socket }) => ({ session: caller.session!, display: socket.id })),
  );
  for (const receiver of fresh) receiver.isKnownDisplay = true;
};

/**
 * Receivers whose session ended, expired or changed what it may see (FAULTS.md F34–F36), and displays of walls that were
 * opened elsewhere since. Each session is looked up once, however many screens it has, without counting as activity.
 * @throws when the database does not answer; then nothing protected is being committed either
 */
export const findEnded = async (
  receivers: Iterable<Receiver>,
  identity: Pick<Identity, 'findCallers' | 'showOn'>,
): Promise<Ending[]> => {
  const open = [...receivers];
  await showNew(open, identity);
  const callers = await identity.findCallers([...new Set(open.map(({ token }) => token))]);
  return open.flatMap((receiver): Ending[] => {
    const { caller, token, socket, isKnownDisplay } = receiver;
    const now = callers.get(token);
    if (now === undefined || !isSame(caller, now)) return [{ receiver, reason: 'session-ended' }];
    return isKnownDisplay && now.display !== socket.id ? [{ receiver, reason: 'replaced' }] : [];
  });
};
