import { useMemo } from 'react';
import type { AlarmHold } from '../../../shared/model/alarm-hold.ts';
import { endHold } from '../../commands/hold-alarms.ts';
import { useText } from '../../i18n/use-text.ts';
import { mayAcknowledge } from '../../situation/acknowledge-button.tsx';
import { actorName } from '../../situation/sentence.ts';
import { useAlarmFacts } from '../../situation/use-alarm-facts.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** All that is set aside now, so that nothing shelved is forgotten: by people, and by design. */
export function ShelvedSection() {
  const text = useText();
  const holds = useLive((live) => live.holds);
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('shelved.lead')}</p>
      {holds.size === 0 ? (
        <EmptyState title={text('shelved.none')} hint={text('shelved.none.hint')} />
      ) : (
        <HoldsTable holds={[...holds.values()]} />
      )}
      <SuppressedTable />
    </section>
  );
}

function HoldsTable({ holds }: { holds: readonly AlarmHold[] }) {
  const text = useText();
  const names = useNames();
  const role = useLive((live) => live.me?.role);
  return (
    <div className="jw-table-frame">
      <table className="jw-table" data-testid="holds">
        <thead>
          <tr>
            <th>{text('admin.name')}</th>
            <th>{text('hold.kind')}</th>
            <th>{text('hold.reason')}</th>
            <th>{text('hold.by')}</th>
            <th>{text('hold.until')}</th>
            <th>{text('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {holds.map((hold) => (
            <tr key={hold.id}>
              <td>{hold.name}</td>
              <td>{text(`hold.${hold.kind}`)}</td>
              <td>
                {text(`hold.reason.${hold.reason}`)}
                {hold.note !== '' && <span className="jw-secondary"> {hold.note}</span>}
              </td>
              <td>
                {actorName(hold.heldBy, text, names)} <TimeText at={hold.since} />
              </td>
              <td>
                {hold.until === null ? text('hold.until.returned') : <TimeText at={hold.until} />}
              </td>
              <td>
                {mayAcknowledge(role) && (
                  <ActButton
                    word={text(hold.kind === 'shelved' ? 'hold.unshelve' : 'hold.return')}
                    act={() => endHold(hold)}
                    done={() => undefined}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Alarms suppressed by design, by which rule, and the alarm that stands for each. */
function SuppressedTable() {
  const text = useText();
  const alarms = useLive((live) => live.alarms);
  const factsOf = useAlarmFacts();
  const rows = useMemo(
    () =>
      [...alarms.values()].flatMap((alarm) => {
        const { suppressed } = factsOf(alarm);
        return suppressed ? [{ alarm, suppressed, root: alarms.get(suppressed.root) }] : [];
      }),
    [alarms, factsOf],
  );
  if (rows.length === 0) return <p className="jw-secondary">{text('shelved.by-design.none')}</p>;
  return (
    <div className="jw-table-frame">
      <table className="jw-table" data-testid="suppressed">
        <caption>{text('shelved.by-design')}</caption>
        <thead>
          <tr>
            <th>{text('admin.name')}</th>
            <th>{text('shelved.why')}</th>
            <th>{text('shelved.root')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ alarm, suppressed, root }) => (
            <tr key={alarm.id}>
              <td>
                <LevelMark condition={alarm.level} /> {alarm.name}
              </td>
              <td>{text(`alarms.suppressed.${suppressed.rule}`)}</td>
              <td>{root?.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
