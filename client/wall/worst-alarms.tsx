import { memo, useMemo } from 'react';
import { widthInEms } from '../../shared/names/short-name.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/time/units.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { useIsHearing } from '../situation/use-is-hearing.ts';
import { serverNow, useClockSteps } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { spanText } from '../ui/age-text.ts';
import { formatClock, type Language } from '../ui/format-time.ts';
import { LevelSign } from '../ui/level-mark.tsx';
import { alarmLabels, NAME_EMS } from './alarm-label.ts';
import { standingAlarms } from './standing.ts';
import './worst-alarms.css';

const WORST_SHOWN = 5;
/** Names are set smaller together, down to this share, so that each stands on one line and all are of one size. */
const SMALLEST = 0.7;

/** The size of all names, as a share of the full one: what the longest needs that fits at all. */
export function nameSize(labels: readonly string[]): number {
  const widths = labels.map(widthInEms).filter((ems) => ems * SMALLEST <= NAME_EMS);
  return NAME_EMS / Math.max(NAME_EMS, ...widths);
}

/**
 * Since when an alarm stands, epoch ms: `14:03`, which within a day is of today or of last night; from then on for how long,
 * `3天`, as a date has no room beside a name.
 */
export const sinceText = (raisedAt: number, now: number, language: Language): string =>
  now - raisedAt < DAY_MS
    ? formatClock(raisedAt, false)
    : spanText((now - raisedAt) / 1_000, language);

/** The worst five that are active, or that there is none, and how many more are, or are set aside. */
export const WorstAlarms = memo(function WorstAlarms({ forced }: { forced: number | null }) {
  const text = useText();
  const language = useLanguage();
  const alarms = useLive((live) => live.alarms);
  const holds = useLive((live) => live.holds);
  const escalations = useLive((live) => live.escalations);
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const isHearing = useIsHearing();
  useClockSteps(MINUTE_MS);
  const { standing, aside } = useMemo(
    () => standingAlarms({ alarms, holds, escalations }),
    [alarms, holds, escalations],
  );
  const labels = useMemo(
    () => alarmLabels(alarms.values(), { registers, coverage }, text),
    [alarms, registers, coverage, text],
  );
  const quiet = isHearing ? 'wall.worst.none' : 'alarms.empty.not-known';
  const more = standing.length - WORST_SHOWN;
  const rows = standing.slice(0, WORST_SHOWN).map((alarm) => ({
    alarm,
    label: labels.get(alarm.id) ?? alarm.name,
  }));
  const size = nameSize(rows.map(({ label }) => label));
  return (
    <section className="jw-worst" aria-label={text('wall.worst')}>
      <h2>
        {text('wall.worst')}
        {more > 0 && <span>{text('wall.worst.more', { count: more })}</span>}
        {aside > 0 && <span>{text('wall.worst.aside', { count: aside })}</span>}
      </h2>
      {standing.length === 0 && <p className="jw-wall-quiet">{text(quiet)}</p>}
      <ol className="jw-list">
        {rows.map(({ alarm, label }) => (
          <li key={alarm.id} data-level={alarm.level} data-forced={alarm.id === forced}>
            <LevelSign level={alarm.level} />
            <WorstName label={label} name={alarm.name} size={size} />
            <span className="jw-worst-since jw-number">
              {sinceText(Date.parse(alarm.raisedAt), serverNow(), language)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
});

type Name = { label: string; name: string; size: number };

/** One line in the size of all; what has no room there is told on two of half the size rather than cut. */
export function WorstName({ label, name, size }: Name) {
  if (widthInEms(label) * SMALLEST > NAME_EMS) {
    return (
      <span className="jw-worst-long jw-grow" title={name}>
        {label}
      </span>
    );
  }
  return (
    <span className="jw-clip jw-grow" title={name} style={{ fontSize: `${size}em` }}>
      {label}
    </span>
  );
}
