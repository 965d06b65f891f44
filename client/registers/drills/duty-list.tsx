import { useState } from 'react';
import type { DrillDuty } from '../../../shared/model/drill.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ShortList } from '../places/short-list.tsx';

const CHOICES = ['late', 'all'] as const;
const isLate = ({ standing }: DrillDuty): boolean => standing !== 'current';

/** Whoever must drill, how often, when last, and who is late; no record is as bad as late. */
export function DutyList() {
  const text = useText();
  const [chosen, setChosen] = useState<(typeof CHOICES)[number]>('late');
  const { value, ...question } = useQuestion<{ duties: DrillDuty[] }>('/api/drill-duties');
  const rows = value?.duties ?? null;
  const countOf = (name: 'late' | 'all') =>
    (rows ?? []).filter((row) => name === 'all' || isLate(row)).length;
  return (
    <>
      <Choice
        label={text('drills.duties')}
        names={CHOICES}
        chosen={chosen}
        wordOf={(name) => `${text(`duties.choice.${name}`)} ${formatNumber(countOf(name))}`}
        choose={setChosen}
      />
      <Section question={{ ...question, value: rows }} empty={{ title: text('duties.empty') }}>
        {(all) => <DutyTable duties={all.filter((row) => chosen === 'all' || isLate(row))} />}
      </Section>
    </>
  );
}

function DutyTable({ duties }: { duties: readonly DrillDuty[] }) {
  const text = useText();
  return (
    <ShortList rows={duties} wordsOf={({ name, kind }) => `${name} ${text(`duties.kind.${kind}`)}`}>
      {(shown) => (
        <table className="jw-table" data-testid="drill-duties">
          <thead>
            <tr>
              <th>{text('duties.who')}</th>
              <th>{text('duties.cycle')}</th>
              <th>{text('duties.last')}</th>
              <th>{text('duties.due')}</th>
              <th>{text('duties.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((duty) => (
              <tr key={`${duty.kind} ${duty.id}`}>
                <td>
                  {duty.name} {duty.synthetic && <SyntheticBadge />}
                  <span className="jw-town">{text(`duties.kind.${duty.kind}`)}</span>
                </td>
                <td className="jw-nowrap">{text(`duties.months.${duty.months}`)}</td>
                <td className="jw-nowrap">{duty.last ?? '—'}</td>
                <td className="jw-nowrap">{duty.due ?? '—'}</td>
                <td className="jw-nowrap">
                  {isLate(duty) ? (
                    <b>{text(`duties.standing.${duty.standing}`)}</b>
                  ) : (
                    text(`duties.standing.${duty.standing}`)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}
