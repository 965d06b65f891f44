import { useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { SignedOut } from '../start/signed-out.tsx';
import { Choice } from '../ui/choice.tsx';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { DrillRibbon } from '../ui/drill-ribbon.tsx';
import { FollowAccountNames } from '../ui/follow-account-names.tsx';
import { Hints } from '../ui/hints.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageBar } from '../ui/page-bar.tsx';
import { PageGate } from '../ui/page-gate.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { AccountsSection } from './accounts-section.tsx';
import { AlarmFiguresSection } from './alarm-figures-section.tsx';
import { FeedsSection } from './feeds-section.tsx';
import { JournalSection } from './journal-section.tsx';
import { ReadKeysSection } from './read-keys-section.tsx';
import { RulesSection } from './rules/rules-section.tsx';
import { RunCardsSection } from './run-cards/run-cards-section.tsx';
import { chooseSection, SECTIONS, useSection } from './section-address.ts';
import { ThresholdsSection } from './thresholds-section.tsx';
import { WallsSection } from './walls-section.tsx';
import { WatchRulesSection } from './watch-rules/watch-section.tsx';

/** The administrator's page: walls, accounts, feeds and keys, thresholds, and whether the journal is whole. */
export function AdminPage() {
  return (
    <DeskProviders>
      <div className="jw-admin">
        <DrillRibbon />
        <PageBar />
        <PageGate allows={(role) => role === 'administrator'} only="admin.only">
          <AdminInside />
        </PageGate>
        <Notice />
      </div>
    </DeskProviders>
  );
}

function AdminInside() {
  const text = useText();
  const section = useSection();
  const body = useRef<HTMLElement>(null);
  useKeptFocus(body, true);
  return (
    <main ref={body} className="jw-admin-main" tabIndex={-1}>
      <FollowAccountNames />
      <SignedOut />
      <h1>{text('admin.title')}</h1>
      <Hints desk="admin" />
      <Choice
        label={text('admin.title')}
        names={SECTIONS}
        chosen={section}
        wordOf={(name) => text(`admin.${name}`)}
        choose={chooseSection}
      />
      {section === 'walls' && <WallsSection />}
      {section === 'accounts' && <AccountsSection />}
      {section === 'feeds' && <FeedsSection />}
      {section === 'read-keys' && <ReadKeysSection />}
      {section === 'rules' && <RulesSection />}
      {section === 'thresholds' && <ThresholdsSection />}
      {section === 'watch-rules' && <WatchRulesSection />}
      {section === 'run-cards' && <RunCardsSection />}
      {section === 'alarm-figures' && <AlarmFiguresSection />}
      {section === 'journal' && <JournalSection />}
    </main>
  );
}
