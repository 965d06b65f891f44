import type { Alarm } from '../../../shared/model/alarm.ts';
import { useText } from '../../i18n/use-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';

/**
 * Says below a list that is held still what is new or has risen since, by the name and level of the worst, so that no red goes
 * unseen; a press shows them.
 * @param risen worst first
 */
export function RisenLine({ risen, show }: { risen: readonly Alarm[]; show: () => void }) {
  const text = useText();
  const [worst] = risen;
  return (
    <div className="jw-alarms-risen" role="status" data-level={worst?.level}>
      {worst && (
        <button type="button" className="jw-button" data-testid="alarms-risen" onClick={show}>
          <LevelMark condition={worst.level} word={false} />
          <span className="jw-clip">
            {text('alarms.risen', { count: risen.length, name: worst.name })}
          </span>
        </button>
      )}
    </div>
  );
}
