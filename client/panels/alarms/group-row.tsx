import { ChevronDown, ChevronRight } from 'lucide-react';
import type { AlarmGroup } from '../../../shared/risk/alarm-groups.ts';
import { useText } from '../../i18n/use-text.ts';
import { placeOfTown } from '../../situation/place-names.ts';
import { useAlarmFacts } from '../../situation/use-alarm-facts.ts';
import { useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { Age } from '../../ui/age.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { standingOf, worstOf } from './alarm-entries.ts';

type Row = {
  group: AlarmGroup;
  /** Its line in the list, and who measures it: what has no room on a line makes it higher. */
  index: number;
  measure: (row: HTMLElement | null) => void;
  opened: boolean;
  top: number;
  /** The alarm that is selected, of this group or another. */
  selected: number | null;
  open: (id: number, isOpen: boolean) => void;
};

/**
 * The heading of alarms of one place and cause: the worst of them, how many, and which rose first. A press opens it and
 * selects the worst, so that it is handled in as few acts as one that stands alone.
 */
export function GroupRow({ group, index, measure, opened, top, selected, open }: Row) {
  const text = useText();
  const factsOf = useAlarmFacts();
  const registers = useLive((live) => live.registers);
  const { firstUp, members, worst, id } = group;
  const { active, waiting } = standingOf(group);
  const escalated = members.flatMap((alarm) => factsOf(alarm).escalated ?? []);
  const furthest = escalated.find(({ desk }) => desk === 'city') ?? escalated[0];
  const press = () => {
    open(id, !opened);
    if (!opened) select({ kind: 'alarm', id: String(worstOf(group).id) });
    // A group that holds what is selected stays open.
    else if (members.some((alarm) => alarm.id === selected)) select(null);
  };
  const towns = new Set(members.map(({ town }) => town));
  const where = towns.size === 1 ? placeOfTown({ registers, coverage: null }, firstUp.town) : '';
  return (
    <li
      ref={measure}
      data-index={index}
      className="jw-alarm jw-alarm-group"
      style={{ transform: `translateY(${top}px)` }}
      data-group={id}
      data-active={active > 0}
    >
      <button
        type="button"
        className="jw-plain jw-alarm-main"
        aria-expanded={opened}
        onClick={press}
      >
        <span className="jw-row">
          <LevelMark condition={worst} word={false} />
          <span className="jw-clip jw-grow jw-alarm-name" title={firstUp.name}>
            {text('alarms.group', { count: members.length })}
          </span>
          {opened ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
        </span>
        <span className="jw-row jw-small jw-secondary">
          <span className="jw-clip jw-grow">
            {text('alarms.group.first', { name: firstUp.name })}
          </span>
        </span>
        <span className="jw-row jw-small jw-secondary">
          <TimeText at={firstUp.raisedAt} />
          <Age at={Date.parse(firstUp.raisedAt)} />
          {active === 0 && <span>{text('alarms.cleared')}</span>}
          {active > 0 && active < members.length && (
            <span>{text('alarms.group.active', { count: active })}</span>
          )}
          {furthest && (
            <span className="jw-alarm-mark" data-mark="escalated">
              {text(`alarms.escalated.${furthest.desk}`)}
            </span>
          )}
          {waiting > 0 && <span>{text('alarms.group.waiting', { count: waiting })}</span>}
          <span className="jw-clip">{where}</span>
        </span>
      </button>
    </li>
  );
}
