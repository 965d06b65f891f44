import type { Case } from '../../shared/model/case.ts';
import type { JournalKind } from '../../shared/model/journal.ts';
import type { NewEntry } from '../journal/journal.ts';

type Told = Pick<Case, 'id' | 'title' | 'county' | 'town'>;

/** What the journal says of a case, to the area it lies in. */
export const caseEntry = (
  { id, title, county, town }: Told,
  actor: string,
  data: NewEntry['data'],
  kind: JournalKind = 'case.changed',
): NewEntry => ({
  kind,
  actor,
  county,
  town,
  subject: `case:${id}`,
  data: { name: title, ...data },
});
