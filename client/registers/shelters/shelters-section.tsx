import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { chooseItem, useItem } from '../section-address.ts';
import { CoverageView } from './coverage-view.tsx';
import { ShelterFileView } from './shelter-file-view.tsx';
import { SheltersTable } from './shelters-table.tsx';
import './shelters.css';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { NEW_SHELTER, NewShelter } from './new-shelter.tsx';

const VIEWS = ['list', 'coverage'] as const;

/** Shelters: their list, the file of one, and whom they serve. */
export function SheltersSection() {
  const text = useText();
  const opened = useItem();
  const [view, setView] = useState<(typeof VIEWS)[number]>('list');
  const [creating, setCreating] = useState(
    () => opened === null && keptFrom(NEW_SHELTER) !== undefined,
  );
  const mayKeep = useMayKeep();
  if (creating) {
    return (
      <NewShelter
        done={(id) => {
          setCreating(false);
          chooseItem(id);
        }}
        cancel={() => setCreating(false)}
      />
    );
  }
  if (opened !== null)
    return <ShelterFileView key={opened} id={opened} close={() => chooseItem(null)} />;
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
      {view === 'list' ? <SheltersTable open={chooseItem} /> : <CoverageView />}
    </section>
  );
}
