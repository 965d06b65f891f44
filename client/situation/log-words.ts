import type { IncidentLine } from '../../shared/model/incident.ts';
import { isTextKey, type Text, type TextKey } from '../i18n/use-text.ts';
import { formatNumber } from '../ui/format-number.ts';

/** Where the words of what was done are; elsewhere they are the incident's own. */
const WORDS_OF: Partial<Record<IncidentLine['kind'], string>> = {
  dispatch: 'dispatch.state',
  supplies: 'supply-state',
  shelter: 'shelter-state',
};

/** The level a line began or changed the response to, 1 the highest; undefined: it is of something else. */
const levelOf = ({ act, text }: IncidentLine): number | undefined =>
  act === 'respond' ? Number(/^([1-4]): /.exec(text)?.[1]) || undefined : undefined;

/** How a response was changed from one level to another, 1 the highest. */
export function responseChange(now: number, was: number): TextKey {
  if (now === was) return 'incident.done.respond.changed';
  return now < was ? 'incident.done.respond.raised' : 'incident.done.respond.lowered';
}

/** How a response was changed, by the one before it in the log; null where it is the first. */
function changeOfResponse(line: IncidentLine, lines: readonly IncidentLine[]): TextKey | null {
  const now = levelOf(line);
  const before = lines
    .filter(({ number }) => number < line.number)
    .findLast((one) => levelOf(one) !== undefined);
  const was = before && levelOf(before);
  return now === undefined || was === undefined ? null : responseChange(now, was);
}

/**
 * What a line of an incident's log says was done.
 * @param lines the whole log, oldest first
 */
export function logWords(line: IncidentLine, text: Text, lines: readonly IncidentLine[]): string {
  const { kind, act } = line;
  const changed = changeOfResponse(line, lines);
  if (changed !== null) return text(changed);
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

/** An order to evacuate is kept as its number, how many it places, and how many there are to move: `{number} · 90/260`. */
const orderText = (said: string, text: Text): string =>
  said.replace(/ · (\d+)\/(\d+)$/, (_, placed: string, heads: string) => {
    const sums = { placed: formatNumber(Number(placed)), heads: formatNumber(Number(heads)) };
    return ` · ${text('evacuation.logged', sums)}`;
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
  if (act === 'evacuate') return orderText(said, text);
  if (act === 'respond') return responseText(said, text);
  const key = act === 'reclassify' ? `incident.kind.${said}` : `incident.grade.${said}`;
  return (act === 'grade' || act === 'reclassify') && isTextKey(key) ? text(key) : said;
}
