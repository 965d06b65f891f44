import type { Alarm } from '../model/alarm.ts';
import { LEVELS, type Level } from '../model/level.ts';
import { MINUTE_MS } from '../time/units.ts';

/** Alarms that fall silent together within this time have one cause, e.g. a line of the platform's own [D]. */
export const TOGETHER_MS = 10 * MINUTE_MS;

/**
 * What is suppressed by design, and why. Such an alarm stays in the list, says which alarm stands for it, and
 * makes no sound; it comes back by itself when that one is over. Nothing hides what is worse than its root.
 * All are defaults of this project [D].
 */
export const SUPPRESSIONS = [
  {
    id: 'silent-together',
    why: 'several feeds fell silent within ten minutes: the first one stands for all of them',
  },
  {
    id: 'feed-silent',
    why: 'the feed is silent, so the last word of its instrument is old; never red or orange',
  },
  {
    id: 'worse-at-place',
    why: 'a worse alarm of the same place stands: whoever goes there goes for that one',
  },
] as const;
export type SuppressionRule = (typeof SUPPRESSIONS)[number]['id'];

/** By which rule an alarm is suppressed, and the id of the alarm that stands for it. */
export type Suppression = { rule: SuppressionRule; root: number };

const rank = (level: Level): number => LEVELS.indexOf(level);
const isAtMostYellow = ({ level }: Alarm): boolean => rank(level) >= rank('yellow');

const worstFirst = (one: Alarm, other: Alarm): number =>
  rank(one.level) - rank(other.level) ||
  Date.parse(one.raisedAt) - Date.parse(other.raisedAt) ||
  one.id - other.id;

function silentTogether(silences: readonly Alarm[], found: Map<number, Suppression>): void {
  const inTime = [...silences].sort((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
  let together: Alarm[] = [];
  const close = () => {
    const [root, ...others] = together.sort(worstFirst);
    for (const { id } of others) found.set(id, { rule: 'silent-together', root: root!.id });
    together = [];
  };
  for (const alarm of inTime) {
    const last = together.at(-1);
    if (last && Date.parse(alarm.raisedAt) - Date.parse(last.raisedAt) > TOGETHER_MS) close();
    together.push(alarm);
  }
  close();
}

const subjectOf = ({ subjectKind, subject }: Alarm): string | null =>
  subject === null ? null : `${subjectKind}:${subject}`;

/** Which of the alarms are suppressed by design now, by id. */
export function suppressedAlarms(alarms: Iterable<Alarm>): ReadonlyMap<number, Suppression> {
  const active = [...alarms].filter((alarm) => alarm.active);
  const silences = active.filter(({ cause }) => cause === 'feed-silent');
  const silenceOf = new Map(silences.map(({ feed, id }) => [feed, id]));
  const worstAt = new Map<string, Alarm>();
  for (const alarm of active) {
    const place = subjectOf(alarm);
    const worst = place === null ? undefined : worstAt.get(place);
    if (place !== null && (!worst || worstFirst(alarm, worst) < 0)) worstAt.set(place, alarm);
  }
  const found = new Map<number, Suppression>();
  silentTogether(silences, found);
  for (const alarm of active) {
    if (alarm.cause === 'feed-silent') continue;
    // A watch rule looks at many feeds: none of them alone makes its word old.
    const silence = alarm.feed === null ? undefined : silenceOf.get(alarm.feed);
    const worst = worstAt.get(subjectOf(alarm) ?? '');
    if (worst && rank(worst.level) < rank(alarm.level)) {
      found.set(alarm.id, { rule: 'worse-at-place', root: worst.id });
    } else if (silence !== undefined && isAtMostYellow(alarm)) {
      found.set(alarm.id, { rule: 'feed-silent', root: silence });
    }
  }
  return found;
}
