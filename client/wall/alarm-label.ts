import type { Alarm } from '../../shared/model/alarm.ts';
import { shortName, withoutAreaWord, withoutBrackets } from '../../shared/names/short-name.ts';
import type { Text } from '../i18n/use-text.ts';
import { areaName } from '../situation/place-names.ts';
import type { LiveState } from '../store/live-store.ts';
import { differingParts } from './differing-parts.ts';

type Known = Pick<LiveState, 'registers' | 'coverage'>;

/** Room for the name of an alarm, in ems of its type: the column without its margins, the sign and the time. */
export const NAME_EMS = 7.6;

/** The code of the community a grid lies in. */
export const communityOf = (grid: string | null): string | null => grid?.slice(0, 12) ?? null;

/** Where an alarm is, as narrowly as it is known: the venue, else the community of its grid, else the town. */
function placeOf({ subjectKind, subject, grid, town }: Alarm, known: Known): string | null {
  const venue =
    subjectKind === 'gathering' ? known.registers?.gatheringById.get(subject ?? '')?.venue : null;
  const code = communityOf(grid) ?? town;
  return venue ?? (code === null ? null : areaName(known, code));
}

function kindOf({ stream }: Alarm, { registers }: Known, text: Text): string {
  const metric = registers?.streamById.get(stream ?? '')?.metric;
  return metric === undefined ? '' : text(`short.${metric}`);
}

/** An alarm in the few letters a wall has room for, each large enough for the back row. */
function alarmLabel(alarm: Alarm, known: Known, text: Text): string {
  // What was lost comes first: it must not be what is cut off.
  if (alarm.cause === 'feed-silent') return `${text('short.silent')} ${alarm.name}`;
  // Of a watch rule, which looks at no single stream: its name begins with where it is.
  if (alarm.stream === null) return alarm.name;
  const place = placeOf(alarm, known);
  const kind = kindOf(alarm, known, text);
  return shortName({ name: alarm.name, place, kind }, NAME_EMS).trim();
}

/** What is called by a number or a letter alone says nothing without its place. */
const BARE = /^[\dA-Za-z]{0,3}$/;

/** Alarms of one label, each by what its name has for itself: the plant, or the number of the station. */
function toldApart(alarms: readonly Alarm[], known: Known, text: Text): string[] {
  const hazards = alarms.map(({ subject }) => known.registers?.hazardById.get(subject ?? ''));
  const names = alarms.map(({ name }, at) => withoutBrackets(hazards[at]?.name ?? name));
  return differingParts(names).map((part, at) => {
    const alarm = alarms[at]!;
    const kind = kindOf(alarm, known, text);
    const place = withoutAreaWord(placeOf(alarm, known) ?? '');
    const parts = BARE.test(part) ? [place, part, kind] : [part, hazards[at] ? kind : ''];
    return parts.filter((one) => one !== '').join(' ');
  });
}

/**
 * The labels of all alarms a wall may speak of, by id: one alarm is called the same in the list and in the strip, and no
 * two alike that can be told apart.
 */
export function alarmLabels(
  alarms: Iterable<Alarm>,
  known: Known,
  text: Text,
): ReadonlyMap<number, string> {
  const byLabel = new Map<string, Alarm[]>();
  for (const alarm of alarms) {
    const label = alarmLabel(alarm, known, text);
    const alike = byLabel.get(label);
    if (alike) alike.push(alarm);
    else byLabel.set(label, [alarm]);
  }
  const labels = new Map<number, string>();
  for (const [label, alike] of byLabel) {
    const isOne = new Set(alike.map(({ name }) => name)).size === 1;
    const told = isOne ? alike.map(() => label) : toldApart(alike, known, text);
    for (const [at, { id }] of alike.entries()) labels.set(id, told[at]!);
  }
  return labels;
}
