import '../i18n/later-words.ts';
import { Suspense, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { SignedOut } from '../start/signed-out.tsx';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { DrillRibbon } from '../ui/drill-ribbon.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageBar } from '../ui/page-bar.tsx';
import { PageGate } from '../ui/page-gate.tsx';
import { LoadingState } from '../ui/states.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { chooseSection, useSection } from './section-address.ts';
import { SECTION_GROUPS, SECTIONS, type SectionGroup, type SectionName } from './sections.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import './registers.css';
import { FollowAccountNames } from '../ui/follow-account-names.tsx';

/** Registers and their files: what is kept of hazards, gatherings, shelters and warnings, beside the map. */
export function RegistersPage() {
  return (
    <DeskProviders>
      <div className="jw-admin">
        <DrillRibbon />
        <PageBar />
        <PageGate allows={(role) => role !== 'wall'} only="registers.only">
          <RegistersInside />
        </PageGate>
        <Notice />
      </div>
    </DeskProviders>
  );
}

function RegistersInside() {
  const text = useText();
  const name = useSection();
  const Chosen = SECTIONS[name];
  const page = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useKeptScroll(page);
  useKeptFocus(body, true);
  return (
    <main ref={page} className="jw-admin-main jw-registers">
      <FollowAccountNames />
      <SignedOut />
      <nav aria-label={text('registers.title')}>
        <h1>{text('registers.title')}</h1>
        {(Object.keys(SECTION_GROUPS) as SectionGroup[]).map((group) => (
          <section key={group} aria-label={text(`registers.group.${group}`)}>
            <h2>{text(`registers.group.${group}`)}</h2>
            <ul className="jw-list">
              {(Object.keys(SECTION_GROUPS[group]) as SectionName[]).map((section) => (
                <li key={section}>
                  <button
                    type="button"
                    className="jw-plain jw-section-link"
                    aria-current={section === name ? 'page' : undefined}
                    onClick={() => chooseSection(section)}
                  >
                    {text(`registers.${section}`)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div ref={body} className="jw-section-body" tabIndex={-1}>
        <Suspense fallback={<LoadingState />}>
          <Chosen />
        </Suspense>
      </div>
    </main>
  );
}
