import { memo } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { AcknowledgeButton } from '../../situation/acknowledge-button.tsx';
import { placeOfTown } from '../../situation/place-names.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TimeText } from '../../ui/time-text.tsx';

type Row = { alarm: Alarm; top: number; place: number; size: number; selected: boolean };

/** One alarm: level, name, where, value, since, age, and the act of acknowledging it. */
export const AlarmRow = memo(function AlarmRow({ alarm, top, place, size, selected }: Row) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const where = placeOfTown({ registers, coverage: null }, alarm.town);
  const selection = { kind: 'alarm', id: String(alarm.id) } as const;
  return (
    <li
      className="jw-alarm"
      style={{ transform: `translateY(${top}px)` }}
      data-alarm={alarm.id}
      data-subject={`alarm:${alarm.id}`}
      data-active={alarm.active}
      data-selected={selected}
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
          </span>
          {alarm.value !== null && <Quantity value={alarm.value} unit={alarm.unit} />}
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
        </span>
      </button>
      <AcknowledgeButton alarm={alarm} short />
    </li>
  );
});
