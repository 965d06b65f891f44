import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { ALARM_LISTS, type AlarmList } from '../../situation/alarm-order.ts';
import { useAlarmList } from '../../situation/use-alarm-list.ts';
import { useIsHearing } from '../../situation/use-is-hearing.ts';
import { useLive } from '../../store/live-store.ts';
import { useView } from '../../store/view-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, ErrorState, LoadingState, OfflineState } from '../../ui/states.tsx';
import { AlarmRow } from './alarm-row.tsx';
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

/** The platform's alarms, worst first; only the rows in view exist, so a flood of 500 stays fluent. */
export function AlarmsPanel({ list }: { list: AlarmList }) {
  const text = useText();
  const alarms = useAlarmList(list);
  const anyAlarm = useLive((live) => live.alarms.size > 0);
  const step = useLive((live) => live.step);
  const loadError = useLive((live) => live.loadError);
  const status = useLive((live) => live.status);
  const isHearing = useIsHearing();
  const selection = useView((view) => view.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: alarms.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => alarms[index]!.id,
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
    <div ref={scroller} className="jw-alarms" data-testid="alarms">
      <ul
        className="jw-list"
        aria-label={text('alarms.list')}
        style={{ height: rows.getTotalSize(), position: 'relative' }}
      >
        {rows.getVirtualItems().map((row) => {
          const alarm = alarms[row.index]!;
          return (
            <AlarmRow
              key={row.key}
              alarm={alarm}
              top={row.start}
              place={row.index + 1}
              size={alarms.length}
              selected={selection?.kind === 'alarm' && selection.id === String(alarm.id)}
            />
          );
        })}
      </ul>
    </div>
  );
}
