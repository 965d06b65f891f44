import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { chooseItem, itemOfAddress } from '../section-address.ts';
import { CoverageView } from './coverage-view.tsx';
import { ShelterFileView } from './shelter-file-view.tsx';
import { SheltersTable } from './shelters-table.tsx';
import './shelters.css';

const VIEWS = ['list', 'coverage'] as const;

/** Shelters: their list, the file of one, and whom they serve. */
export function SheltersSection() {
  const text = useText();
  const [opened, setOpened] = useState(itemOfAddress);
  const [view, setView] = useState<(typeof VIEWS)[number]>('list');
  const open = (id: string | null) => {
    chooseItem(id);
    setOpened(id);
  };
  if (opened !== null) return <ShelterFileView id={opened} close={() => open(null)} />;
  return (
    <section className="jw-admin-section">
      <Choice
        label={text('registers.shelters')}
        names={VIEWS}
        chosen={view}
        wordOf={(name) => text(`shelters.view.${name}`)}
        choose={setView}
      />
      {view === 'list' ? <SheltersTable open={open} /> : <CoverageView />}
    </section>
  );
}
