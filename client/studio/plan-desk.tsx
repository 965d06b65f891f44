import { ArrowLeft, CircleHelp } from 'lucide-react';
import { useEffect } from 'react';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { inviteGuest } from '../store/map-guest.ts';
import { flyTo } from '../store/map-port.ts';
import { Boundary } from '../ui/boundary.tsx';
import { ErrorState, LoadingState, OfflineState } from '../ui/states.tsx';
import { ImpactPage } from './impact/impact-page.tsx';
import { boxOf } from './map/features.ts';
import { studioGuest } from './map/studio-guest.ts';
import { followPresence } from './map/tell-where.ts';
import { FindingsTab } from './panels/findings-tab.tsx';
import { GridFacts } from './panels/grid-facts.tsx';
import { GridsTab } from './panels/grids-tab.tsx';
import { HistoryTab } from './panels/history-tab.tsx';
import { LifeTab } from './panels/life-tab.tsx';
import { PlanSteps } from './panels/plan-steps.tsx';
import { ProposePanel } from './panels/propose-panel.tsx';
import { UnderWay } from './panels/under-way.tsx';
import { goToPlan, isPlaced } from './plan-address.ts';
import { quietMap } from './quiet-map.ts';
import { baseOf } from './session/drawing.ts';
import { planStore, usePlan } from './session/plan-store.ts';
import { closePlan, followJournal, openPlan } from './session/plan-sync.ts';
import { StudioHelp } from './studio-help.tsx';
import { lockOf } from './tools/lock.ts';
import { freshStudio, setStudio, TABS, useStudio } from './tools/studio-store.ts';
import { ToolLine } from './tools/tool-line.tsx';
import { Toolbar } from './tools/toolbar.tsx';
import { useStudioKeys } from './tools/use-studio-keys.ts';

/** Holds an open plan while it is shown: its session, its layers on the map, its keys, and where the hand is. */
function useOpenPlan(id: string): void {
  useEffect(() => {
    freshStudio();
    void openPlan(id);
    const ends = [quietMap(), inviteGuest(studioGuest), followJournal(), followPresence()];
    const onLeave = (event: BeforeUnloadEvent) => {
      const unsent = planStore.getState().session?.queue.length ?? 0;
      if (unsent > 0) event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    return () => {
      removeEventListener('beforeunload', onLeave);
      for (const end of ends) end();
      closePlan();
    };
  }, [id]);
  const opened = usePlan(({ session }) => session !== null);
  useEffect(() => {
    const { session } = planStore.getState();
    const base = opened && session ? baseOf(session.shown) : null;
    const bounds = base && boxOf(base, base.grids.keys());
    if (bounds && !isPlaced()) flyTo({ bounds });
  }, [opened]);
}

/** Why the plan cannot be drawn on; null: it can. */
function useLock(): string | null {
  const text = useText();
  const state = usePlan(({ session }) => session?.file.plan.state ?? null);
  const replayAt = useStudio((studio) => studio.replayAt);
  const role = useLive(({ me }) => me?.role);
  const lock = lockOf(state, role, replayAt);
  if (lock === null) return null;
  if (lock === 'loading' || state === null) return text('state.loading');
  return text(`studio.locked.${lock}`, { state: text(`plan-state.${state}`) });
}

/** An open plan: tools along the top, every grid on the left, findings and the plan's life on the right. */
export function PlanDesk({ id }: { id: string }) {
  useOpenPlan(id);
  useStudioKeys();
  const text = useText();
  const locked = useLock();
  const helpOpen = useStudio((studio) => studio.helpOpen);
  const impactOpen = useStudio((studio) => studio.impactOpen);
  const tool = useStudio((studio) => studio.tool);
  return (
    <>
      <nav className="jw-plan-head" aria-label={text('studio.plan')}>
        <PlanHead />
        <Toolbar locked={locked !== null} />
      </nav>
      <aside className="jw-left" aria-label={text('studio.tab.grids')}>
        <UnderWay />
        <Boundary>
          <GridsTab />
        </Boundary>
      </aside>
      <aside className="jw-right" aria-label={text('studio.plan-parts')}>
        <NotOpen />
        {tool === 'propose' && locked === null && (
          <Boundary>
            <ProposePanel />
          </Boundary>
        )}
        <Boundary>
          <Parts locked={locked !== null} />
        </Boundary>
      </aside>
      <ToolLine locked={locked} />
      {helpOpen && <StudioHelp />}
      {impactOpen && <ImpactPage />}
    </>
  );
}

function PlanHead() {
  const text = useText();
  const plan = usePlan(({ session }) => session?.file.plan ?? null);
  return (
    <div className="jw-row">
      <button type="button" className="jw-button" onClick={() => goToPlan(null)}>
        <ArrowLeft size={14} aria-hidden="true" /> {text('studio.plans')}
      </button>
      <h1 className="jw-clip" data-testid="plan-name">
        {plan?.name ?? text('state.loading')}
      </h1>
      {plan && <PlanSteps plan={plan} />}
      <span className="jw-grow" />
      <button
        type="button"
        className="jw-icon"
        aria-label={text('studio.help')}
        aria-keyshortcuts="?"
        onClick={() => setStudio({ helpOpen: true })}
      >
        <CircleHelp aria-hidden="true" />
      </button>
    </div>
  );
}

/** Why the plan is not on the screen. */
function NotOpen() {
  const text = useText();
  const session = usePlan((plan) => plan.session);
  const refusal = usePlan((plan) => plan.refusal);
  const broken = usePlan((plan) => plan.broken);
  const id = usePlan((plan) => plan.id);
  if (session) return null;
  const retry = () => void (id !== null && openPlan(id));
  if (broken !== null) return <ErrorState reason={text('studio.broken')} retry={retry} />;
  if (refusal?.status === 0) return <OfflineState />;
  if (refusal) return <ErrorState reason={refusalText(text, refusal)} retry={retry} />;
  return <LoadingState />;
}

function Parts({ locked }: { locked: boolean }) {
  const text = useText();
  const tab = useStudio((studio) => studio.tab);
  return (
    <>
      <div className="jw-tabs jw-plan-tabs" role="tablist" aria-label={text('studio.plan-parts')}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            className="jw-tab"
            aria-selected={name === tab}
            data-tab={name}
            onClick={() => setStudio({ tab: name })}
          >
            {text(`studio.tab.${name}`)}
          </button>
        ))}
      </div>
      <div className="jw-plan-part" role="tabpanel" aria-label={text(`studio.tab.${tab}`)}>
        {tab === 'grids' && <GridFacts locked={locked} />}
        {tab === 'findings' && <FindingsTab locked={locked} />}
        {tab === 'history' && <HistoryTab />}
        {tab === 'life' && <LifeTab />}
      </div>
    </>
  );
}
