import '../i18n/later-words.ts';
import { Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { Choice } from '../ui/choice.tsx';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { PageBar } from '../ui/page-bar.tsx';
import { EmptyState, LoadingState } from '../ui/states.tsx';
import { chooseSection, sectionOfAddress } from './section-address.ts';
import { SECTION_NAMES, SECTIONS } from './sections.ts';
import '../ui/page.css';

/** Registers and their files: what is kept of hazards, gatherings, shelters and warnings, beside the map. */
export function RegistersPage() {
  return (
    <DeskProviders>
      <div className="jw-admin">
        <PageBar />
        <RegistersInside />
      </div>
    </DeskProviders>
  );
}

function RegistersInside() {
  const text = useText();
  const me = useLive((live) => live.me);
  const signedOut = useLive((live) => live.status === 'signed-out');
  const [name, setName] = useState(sectionOfAddress);
  if (me === null && !signedOut) return <LoadingState />;
  if (me === null || me.role === 'wall') {
    return (
      <main className="jw-admin-main">
        <EmptyState
          title={text(signedOut ? 'error.not-signed-in' : 'registers.only')}
          hint={<a href="/">{text('start.back-to-desks')}</a>}
        />
      </main>
    );
  }
  const Chosen = SECTIONS[name];
  return (
    <main className="jw-admin-main">
      <h1>{text('registers.title')}</h1>
      <Choice
        label={text('registers.title')}
        names={SECTION_NAMES}
        chosen={name}
        wordOf={(section) => text(`registers.${section}`)}
        choose={(section) => {
          chooseSection(section);
          setName(section);
        }}
      />
      <Suspense fallback={<LoadingState />}>
        <Chosen />
      </Suspense>
    </main>
  );
}
