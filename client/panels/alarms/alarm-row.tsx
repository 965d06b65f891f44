import { memo, useCallback } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { AcknowledgeButton } from '../../situation/acknowledge-button.tsx';
import { AlarmMarks } from '../../situation/alarm-marks.tsx';
import { placeOfTown } from '../../situation/place-names.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { AlarmValue } from './alarm-value.tsx';

type Row = {
  alarm: Alarm;
  /** Its line in the list, and who measures it: a refusal makes it higher. */
  index: number;
  measure: (row: HTMLElement | null) => void;
  top: number;
  place: number;
  size: number;
  selected: boolean;
  /** It stands below the heading of its group. */
  grouped: boolean;
  isFirstUp: boolean;
  /** Another alarm of the list has its name. */
  isAmbiguous: boolean;
  /** Whether a line came to its place just now, by its key. */
  hasMoved: (key: string) => boolean;
};

/** One alarm: level, name, where, value, since, age, and the act of acknowledging it. */
export const AlarmRow = memo(function AlarmRow(props: Row) {
  const { alarm, index, measure, top, place, size, selected, grouped, isFirstUp, isAmbiguous } =
    props;
  const { hasMoved } = props;
  const hasThisMoved = useCallback(() => hasMoved(`${alarm.id}`), [hasMoved, alarm.id]);
  const text = useText();
  const registers = useLive((live) => live.registers);
  const stream = registers?.streamById.get(alarm.stream ?? '');
  const where = placeOfTown({ registers, coverage: null }, alarm.town);
  const selection = { kind: 'alarm', id: String(alarm.id) } as const;
  return (
    <li
      ref={measure}
      className="jw-alarm"
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      data-alarm={alarm.id}
      data-subject={`alarm:${alarm.id}`}
      data-active={alarm.active}
      data-selected={selected}
      data-grouped={grouped}
      aria-setsize={size}
      aria-posinset={place}
    >
      <button
        type="button"
        className="jw-plain jw-alarm-main"
        aria-pressed={selected}
        onClick={() => select(selection)}
        onDoubleClick={() => goTo(selection)}
      >
        <span className="jw-row">
          <LevelMark condition={alarm.level} word={false} />
          <span className="jw-clip jw-grow jw-alarm-name" title={alarm.name}>
            {alarm.name}
            {isAmbiguous && stream && (
              <span className="jw-small jw-secondary">
                {' '}
                {text('alarms.number', { number: stream.number })}
              </span>
            )}
          </span>
          <AlarmValue alarm={alarm} stream={stream} />
        </span>
        <span className="jw-row jw-small jw-secondary">
          <span className="jw-clip jw-grow">
            {where !== '' && `${where} · `}
            {text(`cause.${alarm.cause}`)}
          </span>
        </span>
        <span className="jw-row jw-small jw-secondary">
          <TimeText at={alarm.raisedAt} />
          <Age at={Date.parse(alarm.raisedAt)} />
          {!alarm.active && <span>{text('alarms.cleared')}</span>}
          <AlarmMarks alarm={alarm} />
          {isFirstUp && <span className="jw-alarm-mark">{text('alarms.first-up')}</span>}
          {alarm.occurrence > 1 && (
            <span>{text('alarms.occurrence', { count: alarm.occurrence })}</span>
          )}
        </span>
      </button>
      <AcknowledgeButton alarm={alarm} short hasMoved={hasThisMoved} />
    </li>
  );
});
