import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { ALARM_LISTS, type AlarmList } from '../../situation/alarm-order.ts';
import { usePictureStatus } from '../../situation/picture-status.ts';
import { useAlarmList } from '../../situation/use-alarm-list.ts';
import { useIsHearing } from '../../situation/use-is-hearing.ts';
import { useLive } from '../../store/live-store.ts';
import { useView } from '../../store/view-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, ErrorState, LoadingState, OfflineState } from '../../ui/states.tsx';
import { alarmEntries, sharedNames } from './alarm-entries.ts';
import { AlarmRow } from './alarm-row.tsx';
import { FloodBanner } from './flood-banner.tsx';
import { GroupRow } from './group-row.tsx';
import './alarms-panel.css';

const ROW_PIXELS = 62;

export function AlarmListChoice({
  list,
  choose,
}: {
  list: AlarmList;
  choose: (list: AlarmList) => void;
}) {
  const text = useText();
  return (
    <Choice
      label={text('panel.alarms')}
      names={ALARM_LISTS}
      chosen={list}
      wordOf={(name) => text(`alarms.filter.${name}`)}
      choose={choose}
    />
  );
}

function withOpened(before: ReadonlySet<number>, id: number, open: boolean): ReadonlySet<number> {
  const after = new Set(before);
  if (open) after.add(id);
  else after.delete(id);
  return after;
}

/** The platform's alarms, worst first, those of one place and cause under one heading; only the rows in view exist, so a flood of 500 stays fluent. */
export function AlarmsPanel({ list }: { list: AlarmList }) {
  const text = useText();
  const alarms = useAlarmList(list);
  const anyAlarm = useLive((live) => live.alarms.size > 0);
  const step = useLive((live) => live.step);
  const loadError = useLive((live) => live.loadError);
  const status = usePictureStatus();
  const isHearing = useIsHearing();
  const selection = useView((view) => view.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const open = useCallback(
    (id: number, isOpen: boolean) => setToggled((before) => withOpened(before, id, isOpen)),
    [],
  );
  const selected = selection?.kind === 'alarm' ? Number(selection.id) : null;
  const entries = useMemo(
    () => alarmEntries(alarms, toggled, selected),
    [alarms, toggled, selected],
  );
  const shared = useMemo(() => sharedNames(alarms), [alarms]);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => entries[index]!.key,
    overscan: 6,
  });
  if (step === 'session' || step === 'situation') {
    if (loadError !== null) return <ErrorState reason={text('error.unavailable')} />;
    return status === 'not-live' ? <OfflineState /> : <LoadingState />;
  }
  if (alarms.length === 0) {
    const calm = isHearing ? 'alarms.empty.hint' : 'alarms.empty.not-known';
    const hint: TextKey = anyAlarm ? 'alarms.empty.filtered' : calm;
    const shown = status === 'live' || anyAlarm ? list : 'not-live';
    return <EmptyState title={text(`alarms.empty.${shown}`)} hint={text(hint)} />;
  }
  return (
    <div className="jw-alarms-frame">
      <FloodBanner />
      <div ref={scroller} className="jw-alarms" data-testid="alarms">
        <ul
          className="jw-list"
          aria-label={text('alarms.list')}
          style={{ height: rows.getTotalSize(), position: 'relative' }}
        >
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index]!;
            return entry.kind === 'group' ? (
              <GroupRow
                key={key}
                group={entry.group}
                index={index}
                measure={rows.measureElement}
                opened={entry.opened}
                top={start}
                selected={selected}
                open={open}
              />
            ) : (
              <AlarmRow
                key={key}
                alarm={entry.alarm}
                index={index}
                measure={rows.measureElement}
                top={start}
                place={index + 1}
                size={entries.length}
                selected={entry.alarm.id === selected}
                grouped={entry.grouped}
                isFirstUp={entry.isFirstUp}
                isAmbiguous={shared.has(entry.alarm.name)}
              />
            );
          })}
        </ul>
      </div>
    </div>
  );
}
