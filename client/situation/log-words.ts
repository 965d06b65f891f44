import type { IncidentLine } from '../../shared/model/incident.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';

/** Where the words of what was done are; elsewhere they are the incident's own. */
const WORDS_OF: Partial<Record<IncidentLine['kind'], string>> = {
  dispatch: 'dispatch.state',
  supplies: 'supply-state',
  shelter: 'shelter-state',
};

/** What a line of an incident's log says was done. */
export function logWords({ kind, act }: IncidentLine, text: Text): string {
  const key = `${WORDS_OF[kind] ?? 'incident.done'}.${act}`;
  return act !== null && isTextKey(key) ? text(key) : text(`incident.line.${kind}`);
}

/** A code stands first: the class a tip is of, or the grade that came along with a merged incident. */
const codeFirst = (said: string, words: 'class' | 'incident.grade', text: Text): string =>
  said.replace(/^[a-z-]+/, (code) => {
    const key = `${words}.${code}`;
    return isTextKey(key) ? text(key) : code;
  });

/** The level of a response stands first, by its number. */
const responseText = (said: string, text: Text): string =>
  said.replace(/^([1-4]): /, (whole, level) => {
    const key = `incident.level.${level}`;
    return isTextKey(key) ? `${text(key)} · ` : whole;
  });

/**
 * What stands beside it: people's own words, but a grade, a kind, a level of response and the class of a tip are kept by
 * their codes.
 * @param nameOf puts the call-sign of a unit into the person's language
 */
export function logText(
  { kind, act, text: said }: IncidentLine,
  text: Text,
  nameOf: (name: string) => string = (name) => name,
): string {
  if (kind === 'dispatch' || kind === 'photo') return nameOf(said);
  if (act === 'tip-link' || act === 'tip-unlink') return codeFirst(said, 'class', text);
  if (act === 'grade-carried') return codeFirst(said, 'incident.grade', text);
  if (act === 'respond') return responseText(said, text);
  const key = act === 'reclassify' ? `incident.kind.${said}` : `incident.grade.${said}`;
  return (act === 'grade' || act === 'reclassify') && isTextKey(key) ? text(key) : said;
}
