import { type TextKey, useText } from '../../i18n/use-text.ts';
import { ALARM_LISTS, type AlarmList } from '../../situation/alarm-order.ts';
import { usePictureStatus } from '../../situation/picture-status.ts';
import { useAlarmList } from '../../situation/use-alarm-list.ts';
import { useIsHearing } from '../../situation/use-is-hearing.ts';
import { useLive } from '../../store/live-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, ErrorState, LoadingState, OfflineState } from '../../ui/states.tsx';
import { AlarmLines } from './alarm-lines.tsx';
import './alarms-panel.css';

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

/** The platform's alarms, worst first, those of one place and cause under one heading. */
export function AlarmsPanel({ list }: { list: AlarmList }) {
  const text = useText();
  const alarms = useAlarmList(list);
  const anyAlarm = useLive((live) => live.alarms.size > 0);
  const step = useLive((live) => live.step);
  const loadError = useLive((live) => live.loadError);
  const status = usePictureStatus();
  const isHearing = useIsHearing();
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
  return <AlarmLines list={list} alarms={alarms} />;
}
