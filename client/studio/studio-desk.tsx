import '../i18n/later-words.ts';
import { useEffect } from 'react';
import { ConsoleOverlays } from '../console/console-overlays.tsx';
import { useConsoleKeys } from '../console/use-console-keys.ts';
import { useFirstView } from '../console/use-first-view.ts';
import { useText } from '../i18n/use-text.ts';
import { CardPanel } from '../panels/card/card-panel.tsx';
import { LayersPanel } from '../panels/layers/layers-panel.tsx';
import { LegendPanel } from '../panels/legend/legend-panel.tsx';
import { SearchPanel } from '../panels/search/search-panel.tsx';
import { SignedOut } from '../start/signed-out.tsx';
import { setMapPadding } from '../store/map-port.ts';
import { useView } from '../store/view-store.ts';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { DrillRibbon } from '../ui/drill-ribbon.tsx';
import { Hints } from '../ui/hints.tsx';
import { Panel } from '../ui/panel.tsx';
import { GridCounts } from './grid-counts.tsx';
import { PastSlider } from './past/past-slider.tsx';
import { usePlanOfAddress } from './plan-address.ts';
import { PlanDesk } from './plan-desk.tsx';
import { PlanList } from './plans/plan-list.tsx';
import { StudioBar } from './studio-bar.tsx';
import '../console/console.css';

const LEFT_PX = 288;
const RIGHT_PX = 348;
const LINE_PX = 40;
const TOP_PX = { list: 60, plan: 150 };
const SIDES = { right: RIGHT_PX + 16, bottom: LINE_PX + 16, left: LEFT_PX + 16 };

/**
 * The analyst's desk: the division in force with the plans over it, or one plan that is open, by the
 * address.
 */
export function StudioDesk() {
  return (
    <DeskProviders>
      <StudioDeskInside />
    </DeskProviders>
  );
}

function StudioDeskInside() {
  const plan = usePlanOfAddress();
  useConsoleKeys();
  useFirstView(plan === null);
  useEffect(() => {
    setMapPadding({ ...SIDES, top: plan === null ? TOP_PX.list : TOP_PX.plan });
    document.documentElement.style.setProperty('--jw-map-left', `${LEFT_PX}px`);
    document.documentElement.style.setProperty('--jw-map-bottom', `${LINE_PX}px`);
  }, [plan]);
  const edges = { left: LEFT_PX, right: RIGHT_PX, bottom: LINE_PX, low: LINE_PX };
  const style = Object.fromEntries(
    Object.entries(edges).map(([edge, pixels]) => [`--jw-${edge}`, `${pixels}px`]),
  );
  return (
    <div
      className="jw-console jw-studio"
      data-testid="studio"
      data-plan={plan !== null}
      style={style}
    >
      <DrillRibbon />
      <StudioBar />
      {plan === null ? <DivisionInForce /> : <PlanDesk key={plan} id={plan} />}
      <ConsoleOverlays />
      <SignedOut />
    </div>
  );
}

/** The grids in force with all that lies in them, the plans over them, and the divisions of before. */
function DivisionInForce() {
  const text = useText();
  const selected = useView((view) => view.selection !== null);
  return (
    <>
      <aside className="jw-left" aria-label={text('panel.layers')}>
        <SearchPanel />
        <div className="jw-column">
          <Panel name="layers">
            <LayersPanel />
          </Panel>
          <Panel name="legend">
            <LegendPanel />
          </Panel>
        </div>
      </aside>
      <aside className="jw-right" aria-label={text('studio.plans')}>
        <div className="jw-selected-scroll">
          <PlanList />
          <PastSlider />
          {selected ? <CardPanel /> : <GridCounts />}
        </div>
      </aside>
      <footer className="jw-bottom jw-studio-line">
        <p>{text('studio.line')}</p>
      </footer>
      <Hints desk="studio" />
    </>
  );
}
