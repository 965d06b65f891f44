import { useEffect } from 'react';
import { ConsoleOverlays } from '../console/console-overlays.tsx';
import { SignedOut } from '../console/signed-out.tsx';
import { useConsoleKeys } from '../console/use-console-keys.ts';
import { useFirstView } from '../console/use-first-view.ts';
import { useText } from '../i18n/use-text.ts';
import { CardPanel } from '../panels/card/card-panel.tsx';
import { LayersPanel } from '../panels/layers/layers-panel.tsx';
import { LegendPanel } from '../panels/legend/legend-panel.tsx';
import { SearchPanel } from '../panels/search/search-panel.tsx';
import { useLive } from '../store/live-store.ts';
import { setMapPadding } from '../store/map-port.ts';
import { useView } from '../store/view-store.ts';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { Hints } from '../ui/hints.tsx';
import { Panel } from '../ui/panel.tsx';
import { GridCounts } from './grid-counts.tsx';
import { StudioBar } from './studio-bar.tsx';
import '../ui/panel.css';
import '../console/console.css';

const LEFT_PX = 288;
const RIGHT_PX = 336;
const LINE_PX = 34;
const PADDING = { top: 60, right: RIGHT_PX + 16, bottom: LINE_PX + 16, left: LEFT_PX + 16 };

/**
 * The analyst's desk. So far it shows the grids in force with all that lies in them; drawing comes
 * with the studio proper, and the line at the bottom says so.
 */
export function StudioDesk() {
  return (
    <DeskProviders>
      <StudioDeskInside />
    </DeskProviders>
  );
}

function StudioDeskInside() {
  const text = useText();
  const signedOut = useLive((live) => live.status === 'signed-out');
  const selected = useView((view) => view.selection !== null);
  useConsoleKeys('all');
  useFirstView();
  useEffect(() => {
    setMapPadding(PADDING);
    document.documentElement.style.setProperty('--jw-map-left', `${LEFT_PX}px`);
    document.documentElement.style.setProperty('--jw-map-bottom', `${LINE_PX}px`);
  }, []);
  const edges = { left: LEFT_PX, right: RIGHT_PX, bottom: LINE_PX, low: LINE_PX };
  const style = Object.fromEntries(
    Object.entries(edges).map(([edge, pixels]) => [`--jw-${edge}`, `${pixels}px`]),
  );
  return (
    <div className="jw-console" data-testid="studio" style={style}>
      <StudioBar />
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
      <aside className="jw-right" aria-label={text('panel.card')}>
        <div className="jw-selected-scroll">{selected ? <CardPanel /> : <GridCounts />}</div>
      </aside>
      <footer className="jw-bottom jw-studio-line">
        <p>{text('studio.later')}</p>
      </footer>
      <Hints desk="studio" />
      <ConsoleOverlays />
      {signedOut && <SignedOut />}
    </div>
  );
}
