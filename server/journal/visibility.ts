import { AUDIT_KINDS, type JournalEntry } from '../../shared/model/journal.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { inScope } from '../identity/scope.ts';
import type { Reader } from './repository.ts';

const AUDIT: ReadonlySet<string> = new Set(AUDIT_KINDS);

/** How a caller reads the journal: his area, his own acts, and as administrator those of everybody. */
export const readerOf = (caller: Caller): Reader => ({
  scope: caller.scope,
  actor: actorOf(caller),
  auditor: caller.role === 'administrator',
});

/** Whether a reader may see an entry: the rule of the repository's queries, in memory for sockets. */
export const mayRead = (reader: Reader, entry: JournalEntry): boolean =>
  inScope(reader.scope, entry.county, entry.town) &&
  (reader.auditor || entry.actor === reader.actor || !AUDIT.has(entry.kind));
