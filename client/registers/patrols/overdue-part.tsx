import type { OverduePatrols } from '../../../shared/wire/patrols.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { Question } from '../../ui/use-question.ts';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { GridName } from '../staffing/grid-staff-table.tsx';

/** Patrols that were missed when their shift ended, the oldest first. */
export function OverduePart({ asked }: { asked: Question<OverduePatrols> }) {
  const text = useText();
  const nameOf = useNameOf();
  const townName = useTownName();
  const { value, ...question } = asked;
  return (
    <>
      <h2>{text('patrols.behind')}</h2>
      {value !== null && (
        <p className="jw-secondary">
          {text('patrols.behind.lead', {
            days: value.days,
            duties: formatNumber(value.duties),
            rounds: formatNumber(value.rounds),
          })}
        </p>
      )}
      <Section
        question={{ ...question, value: value?.rows ?? null }}
        empty={{ title: text('patrols.behind.empty') }}
      >
        {(rows) => (
          <ShortList
            rows={rows}
            wordsOf={({ name, grid, town }) => `${nameOf(name)} ${grid} ${townName(town)}`}
          >
            {(shown) => (
              <table className="jw-table" data-testid="overdue-patrols">
                <thead>
                  <tr>
                    <th>{text('staffing.grid')}</th>
                    <th>{text('staffing.of-area')}</th>
                    <th>{text('patrols.shift')}</th>
                    <th>{text('patrols.ended')}</th>
                    <th className="jw-number jw-count">{text('patrols.planned')}</th>
                    <th className="jw-number jw-count">{text('patrols.overdue')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((duty) => (
                    <tr key={`${duty.grid}${duty.dueAt}`} data-item={duty.grid}>
                      <GridName {...duty} />
                      <td>{townName(duty.town)}</td>
                      <td className="jw-nowrap">{text(`shift.${duty.shift}`)}</td>
                      <td className="jw-nowrap">
                        <TimeText at={duty.dueAt} />
                      </td>
                      <td className="jw-number jw-count">{duty.planned}</td>
                      <td className="jw-number jw-count">
                        <span className="jw-overdue">{duty.overdue}</span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ShortList>
        )}
      </Section>
    </>
  );
}
