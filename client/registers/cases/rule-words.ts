import type { CaseRule } from '../../../shared/model/case.ts';
import { isTextKey, type Text } from '../../i18n/use-text.ts';

const WORDS = { incident: 'incident.kind', tip: 'class', alarm: 'cases.subject' } as const;

/** What a line of the rule table is for, as people read it. */
export function whatOf(
  { about, what }: CaseRule,
  text: Text,
  departmentName: (id: string) => string,
) {
  if (what === null) return text('cases.any');
  if (about === 'grid-task') return departmentName(what);
  const key = `${WORDS[about]}.${what}`;
  return isTextKey(key) ? text(key) : what;
}
