import type { UnstaffedGrids } from '../../../shared/wire/staffing.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import type { Question } from '../../ui/use-question.ts';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { DescentNote } from './descent-note.tsx';
import { GridName, ShortMark } from './grid-staff-table.tsx';

/** Grids without full-time staff (art. 50). */
export function UnstaffedPart({ asked }: { asked: Question<UnstaffedGrids> }) {
  const text = useText();
  const nameOf = useNameOf();
  const townName = useTownName();
  const { value, ...question } = asked;
  return (
    <>
      <h2>{text('staffing.unstaffed')}</h2>
      {value !== null && (
        <p className="jw-secondary">
          {text('staffing.unstaffed.lead', {
            without: formatNumber(value.withoutFullTime),
            uncounted: formatNumber(value.uncounted),
          })}
        </p>
      )}
      <Section
        question={{ ...question, value: value?.grids ?? null }}
        empty={{ title: text('staffing.unstaffed.empty') }}
      >
        {(grids) => (
          <ShortList
            rows={grids}
            wordsOf={({ name, grid, town }) => `${nameOf(name)} ${grid} ${townName(town)}`}
          >
            {(shown) => (
              <table className="jw-table" data-testid="unstaffed">
                <thead>
                  <tr>
                    <th>{text('staffing.grid')}</th>
                    <th>{text('staffing.of-area')}</th>
                    <th className="jw-number jw-count">{text('staffing.households')}</th>
                    <th className="jw-number jw-count">{text('staffing.part-time')}</th>
                    <th>{text('staffing.short')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((row) => (
                    <tr key={row.grid} data-item={row.grid}>
                      <GridName {...row} />
                      <td>{townName(row.town)}</td>
                      <td className="jw-number jw-count">{formatPeople(row.households)}</td>
                      <td className="jw-number jw-count">{formatNumber(row.counted?.partTime)}</td>
                      <td>
                        <ShortMark row={row} />
                        <DescentNote row={row} />
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
