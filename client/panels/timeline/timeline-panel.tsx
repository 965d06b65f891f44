import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { sentenceOf } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { LevelShape } from '../../ui/level-mark.tsx';
import { REACHED_BY_KEYS } from '../../ui/reached-by-keys.ts';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { entriesOf, TIMELINE_LISTS, type TimelineList } from './entries-of.ts';
import { useSteadyRows } from './use-steady-rows.ts';
import './timeline-panel.css';

const ROW_PIXELS = 26;

export function TimelineChoice({
  list,
  choose,
}: {
  list: TimelineList;
  choose: (list: TimelineList) => void;
}) {
  const text = useText();
  return (
    <Choice
      label={text('panel.timeline')}
      names={TIMELINE_LISTS}
      chosen={list}
      wordOf={(name) => text(`timeline.filter.${name}`)}
      choose={choose}
    />
  );
}

/** The journal as sentences, newest first. A click selects what a line speaks of. */
export function TimelinePanel({ list }: { list: TimelineList }) {
  const text = useText();
  const journal = useLive((live) => live.journal);
  const step = useLive((live) => live.step);
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => entriesOf(journal, list), [journal, list]);
  const isTold = useLive((live) => live.timelineSince !== null);
  const { newer, look } = useSteadyRows(scroller, entries, ROW_PIXELS);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => entries[index]!.number,
    overscan: 8,
  });
  if (step === 'session' || step === 'situation') return <LoadingState />;
  if (entries.length === 0) {
    // The picture comes before its timeline: until that is here, nothing is known of what was recorded.
    if (!isTold) return <LoadingState />;
    return <EmptyState title={text('timeline.empty')} hint={text('timeline.empty.hint')} />;
  }
  return (
    <div
      ref={scroller}
      className="jw-timeline"
      data-testid="timeline"
      onScroll={look}
      {...REACHED_BY_KEYS}
    >
      {newer > 0 && (
        <button
          type="button"
          className="jw-button jw-timeline-newer"
          onClick={() => scroller.current?.scrollTo({ top: 0 })}
        >
          {text('timeline.newer', { count: newer })}
        </button>
      )}
      <ol
        className="jw-list"
        aria-label={text('panel.timeline')}
        style={{ height: rows.getTotalSize(), position: 'relative' }}
      >
        {rows.getVirtualItems().map((row) => (
          <TimelineRow key={row.key} entry={entries[row.index]!} top={row.start} />
        ))}
      </ol>
    </div>
  );
}

function TimelineRow({ entry, top }: { entry: JournalEntry; top: number }) {
  const text = useText();
  const names = useNames();
  const { words, level, selection } = sentenceOf(entry, text, names);
  const line = (
    <>
      <TimeText at={entry.at} />
      <span className="jw-timeline-mark">{level !== null && <LevelShape condition={level} />}</span>
      <span className="jw-clip">{words}</span>
    </>
  );
  return (
    <li className="jw-timeline-row" style={{ transform: `translateY(${top}px)` }}>
      {selection === null ? (
        <span className="jw-timeline-line">{line}</span>
      ) : (
        <button
          type="button"
          className="jw-plain jw-timeline-line"
          data-subject={`${selection.kind}:${selection.id}`}
          title={words}
          onClick={() => select(selection)}
          onDoubleClick={() => goTo(selection)}
        >
          {line}
        </button>
      )}
    </li>
  );
}
