import { Fragment, useState } from 'react';
import type { ServiceItem } from '../../../shared/model/service-item.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { OpenButton } from '../../ui/open-button.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ExportRows } from '../by-area/export-rows.tsx';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { ItemState } from './item-state.tsx';
import { ItemView } from './item-view.tsx';
import { RequestForm } from './request-form.tsx';
import '../places/places.css';
import '../by-area/by-area.css';
import '../file.css';

const ASK_MS = MINUTE_MS;
const CHOICES = ['all', 'in-force', 'waiting'] as const;
type Chosen = (typeof CHOICES)[number];

const passes = (chosen: Chosen, { inForce, state }: ServiceItem): boolean =>
  chosen === 'all' || (chosen === 'in-force' ? inForce : state === 'requested');

/** The lists of what grids may be asked to do (art. 49 ¶2, art. 55). */
export function ServiceItemsSection() {
  const text = useText();
  const [chosen, setChosen] = useState<Chosen>('all');
  const { value, ...question } = useQuestion<{ items: ServiceItem[] }>(
    '/api/service-items',
    ASK_MS,
  );
  const rows = value?.items ?? null;
  const shown = (rows ?? []).filter((row) => passes(chosen, row));
  const countOf = (name: Chosen) => (rows ?? []).filter((row) => passes(name, row)).length;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('items.lead')}</p>
      <div className="jw-row jw-by-area">
        <Choice
          label={text('registers.service-items')}
          names={CHOICES}
          chosen={chosen}
          wordOf={(name) => `${text(`items.${name}`)} ${formatNumber(countOf(name))}`}
          choose={setChosen}
        />
        <span className="jw-grow" />
        <ItemExport items={shown} filter={`chosen=${chosen}`} />
      </div>
      <Section
        question={{ ...question, value: rows }}
        empty={{ title: text('items.empty'), hint: text('items.empty.hint') }}
      >
        {() => <ItemTable items={shown} changed={question.again} />}
      </Section>
      <RequestForm changed={question.again} />
    </section>
  );
}

function ItemExport({ items, filter }: { items: readonly ServiceItem[]; filter: string }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const head = [
    text('items.county'),
    text('items.code'),
    text('items.name'),
    text('items.department'),
    text('items.manner'),
    text('items.basis'),
    text('items.duties'),
    text('items.term'),
    text('items.state'),
    text('items.in-force'),
  ];
  const rows = items.map((item) => [
    item.county,
    item.code,
    item.name,
    departmentName(item.department),
    text(`manner.${item.manner}`),
    item.legalBasis,
    item.duties,
    item.termWorkingDays,
    text(`item-state.${item.state}`),
    text(item.inForce ? 'table.csv.yes' : 'table.csv.no'),
  ]);
  const synthetic = items.some((item) => item.synthetic);
  return (
    <ExportRows
      table="service-items"
      head={head}
      rows={rows}
      filter={filter}
      synthetic={synthetic}
    />
  );
}

function ItemTable({ items, changed }: { items: readonly ServiceItem[]; changed: Done }) {
  const text = useText();
  const areaName = useTownName();
  const departmentName = useDepartmentName();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ShortList
      rows={items}
      wordsOf={({ code, name, county, department, legalBasis }) =>
        `${code} ${name} ${areaName(county)} ${departmentName(department)} ${legalBasis}`
      }
    >
      {(shown) => (
        <table className="jw-table" data-testid="service-items">
          <thead>
            <tr>
              <th>{text('items.code')}</th>
              <th>{text('items.name')}</th>
              <th>{text('items.department')}</th>
              <th>{text('items.basis')}</th>
              <th>{text('items.state')}</th>
              <th>{text('admin.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <Fragment key={item.id}>
                <tr data-item={item.id} data-chosen={item.id === opened}>
                  <td className="jw-nowrap">{item.code}</td>
                  <td>
                    {item.name}
                    <span className="jw-town">{areaName(item.county)}</span>
                  </td>
                  <td>
                    {departmentName(item.department)}
                    <span className="jw-town">{text(`manner.${item.manner}`)}</span>
                  </td>
                  <td>{item.legalBasis}</td>
                  <td>
                    <ItemState item={item} />
                  </td>
                  <td>
                    <OpenButton
                      id={item.id}
                      opened={opened}
                      open={setOpened}
                      words={{ open: text('items.open'), close: text('items.close') }}
                    />
                  </td>
                </tr>
                {item.id === opened && (
                  <tr>
                    <td colSpan={6}>
                      <ItemView key={item.version} item={item} changed={changed} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}
