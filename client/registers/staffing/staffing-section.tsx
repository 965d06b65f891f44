import { useState } from 'react';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import type { StaffingAnswer, UnstaffedGrids } from '../../../shared/wire/staffing.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { AreaFilter, useIsTown, useOwnArea } from '../by-area/area-filter.tsx';
import { ExportRows } from '../by-area/export-rows.tsx';
import { dayOf } from '../hazards/day.tsx';
import { GridStaffTable } from './grid-staff-table.tsx';
import { NormPart } from './norm-part.tsx';
import { StaffSums } from './staff-sums.tsx';
import { UnstaffedPart } from './unstaffed-part.tsx';
import '../places/places.css';
import '../by-area/by-area.css';

const ASK_MS = MINUTE_MS;

/** Staff of grids as counts against the norm, by area, and the grids without full-time staff (art. 50). */
export function StaffingSection() {
  const text = useText();
  const own = useOwnArea();
  const [chosen, setChosen] = useState<string | null>(null);
  const area = chosen ?? own;
  const isTown = useIsTown(area);
  const question = useQuestion<StaffingAnswer>(`/api/staffing?area=${area}`, ASK_MS);
  const unstaffed = useQuestion<UnstaffedGrids>(`/api/staffing/unstaffed?area=${area}`, ASK_MS);
  const { value } = question;
  const changed = async () => {
    await Promise.all([question.again(), unstaffed.again()]);
  };
  const rows = value === null ? null : [value];
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('staffing.lead')}</p>
      <div className="jw-row jw-by-area">
        <AreaFilter chosen={area} choose={setChosen} />
        {value !== null && (
          <span className="jw-secondary jw-small jw-grow" data-testid="norm-told">
            {text('staffing.norm', {
              version: value.norm.version,
              from: dayOf(value.norm.effectiveFrom),
            })}{' '}
            · {value.norm.source}{' '}
            <abbr title={text(`confidence.${value.norm.confidence}`)}>{value.norm.confidence}</abbr>
          </span>
        )}
        {value !== null && <StaffExport told={value} area={area} />}
      </div>
      <Section question={{ ...question, value: rows }} empty={{ title: '' }}>
        {([told]) => <StaffSums told={told!} choose={setChosen} />}
      </Section>
      {isTown ? (
        <GridStaffTable grids={value?.grids ?? []} changed={changed} />
      ) : (
        <p className="jw-secondary">{text('staffing.choose-town')}</p>
      )}
      <UnstaffedPart asked={unstaffed} />
      <NormPart changed={changed} />
    </section>
  );
}

function StaffExport({ told, area }: { told: StaffingAnswer; area: string }) {
  const text = useText();
  const head = [
    text('staffing.of-area'),
    text('staffing.grids'),
    text('staffing.full-time'),
    text('staffing.norm.at-least'),
    text('staffing.short'),
    text('staffing.without'),
    text('staffing.uncounted'),
    text('staffing.part-time'),
    text('staffing.volunteers'),
  ];
  const rows = [...told.parts, told.total].map((sum) => [
    sum.area,
    sum.grids,
    sum.fullTime,
    sum.normFullTime,
    sum.shortFullTime,
    sum.withoutFullTime,
    sum.uncounted,
    sum.partTime,
    sum.volunteers,
  ]);
  return (
    <ExportRows
      table="staffing"
      head={head}
      rows={rows}
      filter={`area=${area}`}
      synthetic={told.total.synthetic}
    />
  );
}
