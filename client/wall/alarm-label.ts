import type { Alarm } from '../../shared/model/alarm.ts';
import { shortName } from '../../shared/names/short-name.ts';
import type { Text } from '../i18n/use-text.ts';
import { areaName } from '../situation/place-names.ts';
import type { LiveState } from '../store/live-store.ts';

type Known = Pick<LiveState, 'registers' | 'coverage'>;

/** Where an alarm is, as narrowly as it is known: the venue, else the community of its grid, else the town. */
function placeOf({ subjectKind, subject, grid, town }: Alarm, known: Known): string | null {
  const venue =
    subjectKind === 'gathering' ? known.registers?.gatheringById.get(subject ?? '')?.venue : null;
  const code = grid?.slice(0, 12) ?? town;
  return venue ?? (code === null ? null : areaName(known, code));
}

/**
 * An alarm in the few letters a wall has room for, each large enough for the back row.
 * @param room in ems of the type
 */
export function alarmLabel(alarm: Alarm, known: Known, text: Text, room: number): string {
  // What was lost comes first: it must not be what is cut off.
  if (alarm.cause === 'feed-silent') return `${text('short.silent')} ${alarm.name}`;
  // Of a watch rule, which looks at no single stream: its name begins with where it is.
  if (alarm.stream === null) return alarm.name;
  const metric = known.registers?.streamById.get(alarm.stream)?.metric;
  const kind = metric === undefined ? '' : text(`short.${metric}`);
  return shortName({ name: alarm.name, place: placeOf(alarm, known), kind }, room).trim();
}
