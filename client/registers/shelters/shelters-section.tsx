import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { chooseItem, itemOfAddress } from '../section-address.ts';
import { CoverageView } from './coverage-view.tsx';
import { ShelterFileView } from './shelter-file-view.tsx';
import { SheltersTable } from './shelters-table.tsx';
import './shelters.css';
import { useMayKeep } from '../use-may-keep.ts';
import { NewShelter } from './new-shelter.tsx';

const VIEWS = ['list', 'coverage'] as const;

/** Shelters: their list, the file of one, and whom they serve. */
export function SheltersSection() {
  const text = useText();
  const [opened, setOpened] = useState(itemOfAddress);
  const [view, setView] = useState<(typeof VIEWS)[number]>('list');
  const [creating, setCreating] = useState(false);
  const mayKeep = useMayKeep();
  const open = (id: string | null) => {
    chooseItem(id);
    setOpened(id);
  };
  if (creating) {
    return (
      <NewShelter
        done={(id) => {
          setCreating(false);
          open(id);
        }}
        cancel={() => setCreating(false)}
      />
    );
  }
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
      {mayKeep && view === 'list' && (
        <p>
          <button type="button" className="jw-button" data-strong onClick={() => setCreating(true)}>
            {text('shelters.new')}
          </button>
        </p>
      )}
      {view === 'list' ? <SheltersTable open={open} /> : <CoverageView />}
    </section>
  );
}
