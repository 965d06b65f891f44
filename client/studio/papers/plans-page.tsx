import '../../i18n/later-words.ts';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { DeskProviders } from '../../ui/desk-providers.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { ImpactView } from './impact-view.tsx';
import { PastDivisions } from './past-divisions.tsx';
import { type PlansAddress, plansLink, readPlansAddress } from './plan-address.ts';
import { PlanFileView } from './plan-file.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlansTable } from './plans-table.tsx';
import '../../ui/page.css';
import '../../registers/file.css';
import '../../registers/hazards/hazards.css';
import './papers.css';

/** The papers of grid plans: the list, one plan's life from draft to filed, what it changes, past divisions. */
export function PlansPage() {
  return (
    <DeskProviders>
      <div className="jw-admin" data-testid="plans">
        <PageBar />
        <PlansInside />
      </div>
    </DeskProviders>
  );
}

function PlansInside() {
  const text = useText();
  const me = useLive((live) => live.me);
  const signedOut = useLive((live) => live.status === 'signed-out');
  const [address, setAddress] = useState(() => readPlansAddress(location.search));
  const go = (next: PlansAddress) => {
    history.pushState(null, '', plansLink(next));
    setAddress(next);
  };
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
  return (
    <main className="jw-admin-main">
      <h1>{text('plan.title')}</h1>
      <Chosen address={address} go={go} />
    </main>
  );
}

function Chosen({ address, go }: { address: PlansAddress; go: (next: PlansAddress) => void }) {
  const { view, plan } = address;
  if (plan !== null) {
    return view === 'impact' ? (
      <ImpactView id={plan} back={() => go({ view: 'file', plan })} />
    ) : (
      <PlanFileView
        id={plan}
        back={() => go({ view: 'list', plan: null })}
        showImpact={() => go({ view: 'impact', plan })}
      />
    );
  }
  const toList = () => go({ view: 'list', plan: null });
  if (view === 'new')
    return <PlanForm done={(id) => go({ view: 'file', plan: id })} cancel={toList} />;
  if (view === 'past') return <PastDivisions back={toList} />;
  return <PlansTable go={go} />;
}
