import type { Role } from '../../shared/model/account.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import { HIDDEN_KINDS, type Reader, type Sight } from './repository.ts';

const HIDDEN: Readonly<Record<Sight, ReadonlySet<string>>> = {
  all: new Set(HIDDEN_KINDS.all),
  drawings: new Set(HIDDEN_KINDS.drawings),
  plain: new Set(HIDDEN_KINDS.plain),
  wall: new Set(HIDDEN_KINDS.wall),
};

const sightOf = (role: Role): Sight => {
  if (role === 'administrator') return 'all';
  if (role === 'wall') return 'wall';
  return role === 'analyst' ? 'drawings' : 'plain';
};

/** How a caller reads the journal: his area, his own acts, as administrator and analyst those of others too. */
export const readerOf = (caller: Caller): Reader => ({
  scope: caller.scope,
  actor: actorOf(caller),
  sight: sightOf(caller.role),
});

/** Whether a reader may see an entry: the rule of the repository's queries, in memory for sockets. */
export const mayRead = (reader: Reader, entry: JournalEntry): boolean =>
  inScope(reader.scope, entry.county, entry.town) &&
  (entry.actor === reader.actor || !HIDDEN[reader.sight].has(entry.kind));
