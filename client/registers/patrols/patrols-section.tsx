import { useState } from 'react';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import type { OverduePatrols, PatrolAnswer } from '../../../shared/wire/patrols.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServerDay } from '../../store/use-server-day.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { AreaFilter, useOwnArea } from '../by-area/area-filter.tsx';
import { ExportRows } from '../by-area/export-rows.tsx';
import { useMayKeep } from '../use-may-keep.ts';
import { DutyTable } from './duty-table.tsx';
import { OverduePart } from './overdue-part.tsx';
import { PlanForm } from './plan-form.tsx';
import { ShiftSums } from './shift-sums.tsx';
import '../places/places.css';
import '../by-area/by-area.css';

const ASK_MS = MINUTE_MS;

/** Patrols of grids by shift: what was planned, done, missed, and how much ground was seen (arts 24, 50). */
export function PatrolsSection() {
  const text = useText();
  const own = useOwnArea();
  const mayKeep = useMayKeep();
  const [chosen, setChosen] = useState<string | null>(null);
  const [chosenDay, setDay] = useState<string | null>(null);
  const today = useServerDay();
  const day = chosenDay ?? today.day;
  const area = chosen ?? own;
  const question = useQuestion<PatrolAnswer>(`/api/patrols?area=${area}&day=${day}`, ASK_MS);
  const behind = useQuestion<OverduePatrols>(`/api/patrols/overdue?area=${area}`, ASK_MS);
  const { value } = question;
  const changed = async () => {
    await Promise.all([question.again(), behind.again()]);
  };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('patrols.lead')}</p>
      <div className="jw-row jw-by-area">
        <AreaFilter chosen={area} choose={setChosen} />
        <label>
          {text('patrols.day')}
          <input
            className="jw-input"
            type="date"
            required
            value={day}
            onChange={({ target }) => target.value !== '' && setDay(target.value)}
          />
        </label>
        <span className="jw-grow" />
        {value !== null && <PatrolExport told={value} area={area} />}
      </div>
      <Section
        question={{ ...question, value: value?.total ?? null }}
        empty={{ title: text('patrols.empty') }}
      >
        {(total) => <ShiftSums total={total} parts={value?.parts ?? []} choose={setChosen} />}
      </Section>
      {mayKeep && today.isKnown && <PlanForm area={area} day={day} changed={changed} />}
      {value?.duties && value.duties.length > 0 && (
        <DutyTable duties={value.duties} changed={changed} />
      )}
      <OverduePart asked={behind} />
    </section>
  );
}

function PatrolExport({ told, area }: { told: PatrolAnswer; area: string }) {
  const text = useText();
  const head = [
    text('staffing.of-area'),
    text('patrols.shift'),
    text('staffing.grids'),
    text('patrols.planned'),
    text('patrols.done'),
    text('patrols.overdue'),
    `${text('patrols.ground')} (%)`,
  ];
  const rows = [...told.parts, ...told.total].map((sum) => [
    sum.area,
    text(`shift.${sum.shift}`),
    sum.grids,
    sum.planned,
    sum.done,
    sum.overdue,
    sum.cellsTold === 0 ? null : Math.round((sum.cellsVisited / sum.cellsTold) * 100),
  ]);
  return (
    <ExportRows
      table="patrols"
      head={head}
      rows={rows}
      filter={`area=${area}&day=${told.day}`}
      synthetic={told.total.some(({ synthetic }) => synthetic)}
    />
  );
}
