import type { JournalKind } from '../../shared/model/journal.ts';
import type { NewEntry } from '../journal/journal.ts';

/** An entry about people, keys or walls: it has no place, and its kind decides who may read it. */
export const auditEntry = (
  kind: JournalKind,
  actor: string,
  subject: string | null,
  data: NewEntry['data'] = {},
): NewEntry => ({ kind, actor, county: null, town: null, subject, data });
