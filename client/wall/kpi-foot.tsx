import { shortName, widthInEms, withoutBrackets } from '../../shared/names/short-name.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { areaName } from '../situation/place-names.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { type LiveState, useLive } from '../store/live-store.ts';
import { ageStep, shortSpan } from '../ui/age-text.ts';
import type { Kpi } from './kpi.ts';

/** What stands between a note and a place. */
const BETWEEN = ' · ';
/** Room of the line in ems of its own type: half the column. */
const FOOT_EMS = 10;

type Known = Pick<LiveState, 'registers' | 'coverage'>;

/** A place in the room there is: its name whole where that fits, else where it lies, as alarms are called. */
export function placeWords(where: Kpi['where'], known: Known, room: number): string {
  if (where === null) return '';
  const { name, code } = where;
  if (code === null) return withoutBrackets(name);
  return shortName({ name, place: areaName(known, code), kind: '' }, room).trim();
}

/** How old the reading behind a number is, in seconds, where it is late; else null: it is as present as it can be. */
export const lateSeconds = (
  { at, periodSeconds }: Pick<Kpi, 'at' | 'periodSeconds'>,
  now: number,
) => {
  if (at === null || periodSeconds === 0) return null;
  const age = Math.max(0, (now - at) / 1000);
  return ageStep(age, periodSeconds) === 0 ? null : age;
};

/** What a number leaves out or why its sign is worse, where it was found, and how old it is where that is late. */
export function KpiFoot({ kpi }: { kpi: Kpi }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  useSeconds();
  const late = lateSeconds(kpi, serverNow());
  const { where, note } = kpi;
  if (where === null && note === null && late === null) return null;
  const noted = note === null ? '' : text(note.key, { count: note.count ?? '' });
  const room = noted === '' ? FOOT_EMS : FOOT_EMS - widthInEms(noted + BETWEEN);
  const words = placeWords(where, { registers, coverage }, room);
  // Of a place beside a note that would only be begun, nothing is told: the note is why the sign is as it is.
  const place = noted !== '' && widthInEms(words) > room ? '' : words;
  return (
    <dd className="jw-kpi-where">
      <span className="jw-clip jw-grow">
        {[noted, place].filter((part) => part !== '').join(BETWEEN)}
      </span>
      {late !== null && <KpiAge seconds={late} />}
    </dd>
  );
}

/** Never left out where it is late, so large enough to be read with the number. */
function KpiAge({ seconds }: { seconds: number }) {
  const text = useText();
  const language = useLanguage();
  return (
    <span className="jw-kpi-age jw-number" title={text('wall.kpi.age')}>
      {shortSpan(seconds, language)}
    </span>
  );
}
