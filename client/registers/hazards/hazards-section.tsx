import { useState } from 'react';
import { surveyHazard } from '../../commands/keep-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { chooseItem, useItem } from '../section-address.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { aboutHazard, FactsForm } from './facts-form.tsx';
import { FilterBar } from './filter-bar.tsx';
import { HazardFileView } from './hazard-file-view.tsx';
import { filterOfAddress, filterWords, passesFilter } from './hazard-filter.ts';
import { HazardTable } from './hazard-table.tsx';
import { useHazardFiles } from './use-hazard-files.ts';
import './hazards.css';
import { RegisterExport } from '../register-export.tsx';

/** The register of hazards: all in a table, or one file, which the address holds. */
export function HazardsSection() {
  const item = useItem();
  if (item === null) return <HazardList open={chooseItem} />;
  return <HazardFileView key={item} id={item} back={() => chooseItem(null)} />;
}

function HazardList({ open }: { open: (id: string) => void }) {
  const text = useText();
  const files = useHazardFiles();
  const mayKeep = useMayKeep();
  const [filter, setFilter] = useState(filterOfAddress);
  const about = aboutHazard('new');
  const [isBegun] = useState(() => keptFrom(about) !== undefined);
  const shown = files.value?.filter((hazard) => passesFilter(filter, hazard)) ?? null;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('hazards.lead')}</p>
      <FilterBar filter={filter} change={setFilter}>
        {shown !== null && (
          <span>{text('hazards.count', { count: formatNumber(shown.length) })}</span>
        )}
        <RegisterExport table="hazard-files" answer={shown} filter={filterWords(filter)} />
      </FilterBar>
      {mayKeep && (
        <details className="jw-hazard-more" open={isBegun}>
          <summary>{text('hazards.new')}</summary>
          <FactsForm
            about={about}
            current={null}
            save={(facts, _, key) => surveyHazard(facts, key)}
            word={text('hazards.new')}
            done={({ id }) => open(id)}
          />
        </details>
      )}
      <Section
        question={{ ...files, value: shown }}
        empty={{ title: text('hazards.empty'), hint: text('hazards.empty.hint') }}
      >
        {(rows) => <HazardTable hazards={rows} open={open} />}
      </Section>
    </section>
  );
}
