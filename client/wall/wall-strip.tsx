import { useMemo } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { FeedStatus } from '../../shared/model/feed.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { usePictureStatus } from '../situation/picture-status.ts';
import { sentenceOf } from '../situation/sentence.ts';
import { useFeedsHeard } from '../situation/use-feeds-heard.ts';
import { useIsHearing } from '../situation/use-is-hearing.ts';
import { useNames } from '../situation/use-names.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { shortSpan } from '../ui/age-text.ts';
import { formatClock, formatDate } from '../ui/format-time.ts';
import { LevelShape } from '../ui/level-mark.tsx';
import { alarmLabels } from './alarm-label.ts';
import { changesOf } from './changes.ts';
import './wall-strip.css';

/** What changed in ten minutes, how old each feed is, and the clock. */
export function WallStrip() {
  return (
    <footer className="jw-wall-strip">
      <WallChanges />
      <WallFeeds />
      <WallClock />
    </footer>
  );
}

/** The alarm a line speaks of; null where it speaks of none, or its sentence itself says which fell silent. */
function alarmOf(entry: JournalEntry | undefined): Alarm | null {
  const alarm = entry?.data.alarm as Alarm | undefined;
  if (!entry?.kind.startsWith('alarm.') || alarm === undefined) return null;
  return alarm.cause === 'feed-silent' ? null : alarm;
}

/** A line that speaks of an alarm, with the name it has in the list. */
function useShortName(entry: JournalEntry | undefined): JournalEntry | undefined {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const alarms = useLive((live) => live.alarms);
  // Names are told apart among all alarms: too much for every second.
  return useMemo(() => {
    const alarm = alarmOf(entry);
    if (entry === undefined || alarm === null) return entry;
    const all = new Map(alarms).set(alarm.id, alarm);
    const name = alarmLabels(all.values(), { registers, coverage }, text).get(alarm.id);
    return { ...entry, data: { ...entry.data, alarm: { ...alarm, name } } };
  }, [entry, text, registers, coverage, alarms]);
}

/** So many counts fit on a line in full size. */
const ONE_LINE = 3;

function WallChanges() {
  const text = useText();
  const names = useNames();
  const journal = useLive((live) => live.journal);
  const timelineSince = useLive((live) => live.timelineSince);
  const isHearing = useIsHearing();
  useSeconds();
  const changes = changesOf({ journal, timelineSince }, serverNow(), 1);
  const counts = [
    ['wall.changes.raised', changes.raised],
    ['wall.changes.higher', changes.higher],
    ['wall.changes.lowered', changes.lowered],
    ['wall.changes.cleared', changes.cleared],
    ['wall.changes.silent', changes.silent],
    ['wall.changes.incidents', changes.incidents],
    ['wall.changes.warnings', changes.warnings],
    ['wall.changes.warnings-over', changes.warningsOver],
    ['wall.changes.mock-warnings', changes.mockWarnings],
  ] as const;
  const told = counts.filter(([, count]) => count > 0);
  const none = changes.since === null ? 'wall.changes.none' : 'wall.changes.none-since';
  const newest = useShortName(changes.newest[0]);
  const sentence = newest === undefined ? null : sentenceOf(newest, text, names);
  return (
    <section className="jw-wall-changes" aria-label={text('wall.changes')}>
      <h2>
        {changes.since === null
          ? text('wall.changes')
          : text('wall.changes.since', { clock: formatClock(changes.since, false) })}
      </h2>
      <p className="jw-wall-counts" data-many={told.length > ONE_LINE}>
        {told.length === 0
          ? text(isHearing ? none : 'level.unknown')
          : told.map(([key, count]) => <span key={key}>{text(key, { count })}</span>)}
      </p>
      {sentence !== null && (
        <p className="jw-clip jw-wall-newest">
          {sentence.level !== null && <LevelShape condition={sentence.level} />} {sentence.words}
        </p>
      )}
    </section>
  );
}

const secondsSince = (at: number | null): number | null =>
  at === null ? null : Math.max(0, (serverNow() - at) / 1000);

function WallFeeds() {
  const text = useText();
  const language = useLanguage();
  const feeds = useLive((live) => live.feeds);
  const heardAt = useFeedsHeard();
  const age = (feed: FeedStatus) => {
    const seconds = secondsSince(heardAt(feed));
    return seconds === null ? text('wall.feeds.never') : shortSpan(seconds, language);
  };
  return (
    <ul className="jw-list jw-wall-feeds" aria-label={text('wall.feeds')}>
      {feeds.map((feed) => (
        <li key={feed.id} data-state={feed.state}>
          <span className="jw-clip">{feed.name}</span>
          <span className="jw-number">{age(feed)}</span>
        </li>
      ))}
    </ul>
  );
}

function WallClock() {
  const text = useText();
  const language = useLanguage();
  const status = usePictureStatus();
  useSeconds();
  const now = serverNow();
  return (
    <div className="jw-wall-clock">
      <time className="jw-number">{formatClock(now)}</time>
      <span>
        {formatDate(now, language)}
        <span className="jw-wall-live" data-status={status}>
          {text(`live.${status}`)}
        </span>
      </span>
    </div>
  );
}
