import { useState } from 'react';
import type { CaseLine, CaseList } from '../../../shared/wire/cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { Question } from '../../ui/use-question.ts';
import { ExportRows } from '../by-area/export-rows.tsx';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import '../by-area/by-area.css';
import '../places/places.css';

const CHOICES = ['open', 'overdue', 'command', 'closed'] as const;
type Chosen = (typeof CHOICES)[number];

const passes = (chosen: Chosen, { closedAt, overdue, state }: CaseLine): boolean => {
  if (chosen === 'closed') return closedAt !== null;
  if (chosen === 'overdue') return overdue;
  return closedAt === null && (chosen === 'open' || state === 'escalated');
};

/** The cases of the reader's area: with whom each is, how often it was refused, and by when it is due. */
export function CasesTable({
  list,
  open,
}: {
  list: Question<CaseList>;
  open: (id: string) => void;
}) {
  const text = useText();
  const [chosen, setChosen] = useState<Chosen>('open');
  const cases = list.value?.cases ?? null;
  const shown = cases?.filter((one) => passes(chosen, one)) ?? null;
  return (
    <>
      <div className="jw-row jw-by-area">
        <Choice
          label={text('registers.cases')}
          names={CHOICES}
          chosen={chosen}
          wordOf={(name) =>
            `${text(`cases.${name}`)} ${formatNumber(cases?.filter((one) => passes(name, one)).length)}`
          }
          choose={setChosen}
        />
        <span className="jw-grow" />
        <CasesExport cases={shown ?? []} filter={`chosen=${chosen}`} />
      </div>
      <Section
        question={{ ...list, value: shown }}
        empty={{ title: text('cases.empty'), hint: text('cases.empty.hint') }}
      >
        {(found) => <Lines cases={found} open={open} />}
      </Section>
    </>
  );
}

function CasesExport({ cases, filter }: { cases: readonly CaseLine[]; filter: string }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const head = [
    'number',
    'matter',
    'about',
    'state',
    'lead-desk',
    'assisting',
    'bounces',
    'received',
    'due',
  ] as const;
  const rows = cases.map((one) => [
    ...[one.id, one.title, text(`case-about.${one.about.kind}`), text(`case-state.${one.state}`)],
    ...[
      departmentName(one.lead),
      one.assisting.map(departmentName).join(text('list.and')),
      one.bounces,
    ],
    ...[one.receivedAt, one.dueAt],
  ]);
  return (
    <ExportRows
      table="cases"
      head={head.map((name) => text(`cases.${name}`))}
      rows={rows}
      filter={filter}
      synthetic={cases.some(({ synthetic }) => synthetic)}
    />
  );
}

function Lines({ cases, open }: { cases: readonly CaseLine[]; open: (id: string) => void }) {
  const text = useText();
  const townName = useTownName();
  const departmentName = useDepartmentName();
  return (
    <ShortList
      rows={cases}
      wordsOf={({ id, title, lead }) => `${id} ${title} ${departmentName(lead)}`}
    >
      {(shown) => (
        <table className="jw-table" data-testid="cases">
          <thead>
            <tr>
              <th>{text('cases.matter')}</th>
              <th>{text('cases.about')}</th>
              <th>{text('cases.lead-desk')}</th>
              <th>{text('cases.state')}</th>
              <th className="jw-count">{text('cases.bounces')}</th>
              <th>{text('cases.due')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id} data-item={one.id}>
                <td>
                  <button type="button" className="jw-area-link" onClick={() => open(one.id)}>
                    {one.title}
                  </button>
                  <span className="jw-town">{townName(one.town ?? one.county)}</span>
                </td>
                <td className="jw-nowrap">{text(`case-about.${one.about.kind}`)}</td>
                <td>{departmentName(one.lead)}</td>
                <td className="jw-nowrap">
                  {text(`case-state.${one.state}`)}
                  {one.supervision !== null && (
                    <span className="jw-badge jw-block">{text('cases.supervised')}</span>
                  )}
                </td>
                <td className="jw-count">{formatNumber(one.bounces)}</td>
                <td className="jw-nowrap">
                  {one.overdue ? (
                    <span className="jw-overdue">
                      <TimeText at={one.dueAt} />
                    </span>
                  ) : (
                    <TimeText at={one.dueAt} />
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
