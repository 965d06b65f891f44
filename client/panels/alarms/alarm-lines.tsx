import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { useText } from '../../i18n/use-text.ts';
import type { AlarmList } from '../../situation/alarm-order.ts';
import { leaveList, showList } from '../../situation/list-steps.ts';
import { useView } from '../../store/view-store.ts';
import { entriesOfGroups, sharedNames } from './alarm-entries.ts';
import { AlarmRow } from './alarm-row.tsx';
import { FloodBanner } from './flood-banner.tsx';
import { GroupRow } from './group-row.tsx';
import { useMovedLines } from './moved-lines.ts';
import { RisenLine } from './risen-line.tsx';
import { useHand } from './use-hand.ts';
import { useSteadyAlarms } from './use-steady-alarms.ts';

const ROW_PIXELS = 62;

function withOpened(before: ReadonlySet<number>, id: number, open: boolean): ReadonlySet<number> {
  const after = new Set(before);
  if (open) after.add(id);
  else after.delete(id);
  return after;
}

/** The groups of a list that stay where they are while somebody's hand is on them or they are scrolled, and their lines. */
function useLines(list: AlarmList, alarms: readonly Alarm[], isHeld: boolean) {
  const selection = useView((view) => view.selection);
  const selected = selection?.kind === 'alarm' ? Number(selection.id) : null;
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const open = useCallback(
    (id: number, isOpen: boolean) => setToggled((before) => withOpened(before, id, isOpen)),
    [],
  );
  const { groups, risen, show } = useSteadyAlarms({ list, alarms, selected }, isHeld);
  const entries = useMemo(
    () => entriesOfGroups(groups, toggled, selected),
    [groups, toggled, selected],
  );
  // What steps through the list by keys steps through this one.
  useLayoutEffect(() => showList(list, groups, { risen, show }), [list, groups, risen, show]);
  useEffect(() => leaveList, []);
  return { selected, open, groups, entries, risen, show };
}

/** The lines of a list of alarms that is not empty; only the rows in view exist, so a flood of 500 stays fluent. */
export function AlarmLines({ list, alarms }: { list: AlarmList; alarms: readonly Alarm[] }) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { holds, byPage, onScroll, onFrame } = useHand(ROW_PIXELS / 2);
  const lines = useLines(list, alarms, holds);
  const { selected, open, groups, entries, risen, show } = lines;
  const shared = useMemo(() => sharedNames(groups.flatMap(({ members }) => members)), [groups]);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => entries[index]!.key,
    overscan: 6,
  });
  const hasMoved = useMovedLines(rows, scroller);
  const scrolledTo = useRef<number | null>(null);
  useEffect(() => {
    if (scrolledTo.current === selected) return;
    const place = entries.findIndex(({ key }) => key === `${selected}`);
    if (place === -1 && selected !== null) return;
    scrolledTo.current = selected;
    if (place === -1) return;
    byPage();
    rows.scrollToIndex(place, { align: 'auto' });
  }, [selected, entries, rows, byPage]);
  const showAll = () => {
    show();
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div className="jw-alarms-frame" {...onFrame}>
      <div ref={scroller} className="jw-alarms" data-testid="alarms" onScroll={onScroll}>
        <ul
          className="jw-list"
          aria-label={text('alarms.list')}
          style={{ height: rows.getTotalSize(), position: 'relative' }}
        >
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index]!;
            const place = { index, measure: rows.measureElement, top: start };
            return entry.kind === 'group' ? (
              <GroupRow
                key={key}
                {...place}
                group={entry.group}
                opened={entry.opened}
                selected={selected}
                open={open}
              />
            ) : (
              <AlarmRow
                key={key}
                {...place}
                alarm={entry.alarm}
                place={index + 1}
                size={entries.length}
                selected={entry.alarm.id === selected}
                grouped={entry.grouped}
                isFirstUp={entry.isFirstUp}
                isAmbiguous={shared.has(entry.alarm.name)}
                hasMoved={hasMoved}
              />
            );
          })}
        </ul>
      </div>
      <RisenLine risen={risen} show={showAll} />
      <FloodBanner />
    </div>
  );
}
