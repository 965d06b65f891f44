import { X } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { type TextKey, useText } from '../i18n/use-text.ts';
import { AlarmListChoice, AlarmsPanel } from '../panels/alarms/alarms-panel.tsx';
import { SoundSwitch } from '../panels/alarms/sound-switch.tsx';
import { CardPanel } from '../panels/card/card-panel.tsx';
import { FeedsPanel } from '../panels/feeds/feeds-panel.tsx';
import { FiltersPanel } from '../panels/filters/filters-panel.tsx';
import { IncidentsPanel } from '../panels/incidents/incidents-panel.tsx';
import { LayersPanel } from '../panels/layers/layers-panel.tsx';
import { LegendPanel } from '../panels/legend/legend-panel.tsx';
import { SearchPanel } from '../panels/search/search-panel.tsx';
import { TimelinePanel } from '../panels/timeline/timeline-panel.tsx';
import { WarningsStrip } from '../panels/warnings/warnings-strip.tsx';
import type { AlarmList } from '../situation/alarm-order.ts';
import { useEvacuation } from '../store/evacuation-store.ts';
import { useLive } from '../store/live-store.ts';
import { setMapPadding } from '../store/map-port.ts';
import { select, useView } from '../store/view-store.ts';
import { Boundary } from '../ui/boundary.tsx';
import { DrillRibbon } from '../ui/drill-ribbon.tsx';
import { LoadingState } from '../ui/states.tsx';
import { ConsoleOverlays, MapNotes } from './console-overlays.tsx';
import { DemoBar } from './demo-bar.tsx';
import { LazyShutStrip } from './lazy-shut-strip.ts';
import { evacuationSheet } from './panel-sizes.ts';
import { LazyTablePanel } from './table-sheet.tsx';
import { Clock, LiveState } from './top-bar.tsx';
import { useConsoleKeys } from './use-console-keys.ts';
import { useContextMenu } from './use-context-menu.ts';
import { useFirstView } from './use-first-view.ts';
import { useSharedView } from './use-shared-view.ts';
import { UserMenu } from './user-menu.tsx';
import './console.css';

const SHEETS = ['alarms', 'search', 'layers', 'table', 'feeds', 'timeline'] as const;
type Sheet = (typeof SHEETS)[number];
const PADDING = { top: 52, right: 16, bottom: 64, left: 16 };

/** The console on a phone: the map whole, one panel at a time as a sheet from below. */
export function PhoneLayout() {
  const text = useText();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [alarmList, setAlarmList] = useState<AlarmList>('all');
  const selection = useView((view) => view.selection);
  const hasIncidents = useLive((live) => live.incidents.size > 0);
  useConsoleKeys();
  useContextMenu();
  useSharedView('desk');
  const evacuating = useEvacuation() !== null;
  useEffect(() => {
    const sheetPixels = evacuating ? evacuationSheet(window.innerHeight) : 0;
    setMapPadding({ ...PADDING, bottom: PADDING.bottom + sheetPixels });
  }, [evacuating]);
  useFirstView();
  const contents: Record<Sheet, ReactNode> = {
    alarms: (
      <>
        <WarningsStrip />
        <Suspense fallback={null}>
          <LazyShutStrip />
        </Suspense>
        {hasIncidents && (
          <section>
            <h3 className="jw-small jw-secondary jw-sheet-part">{text('panel.incidents')}</h3>
            <IncidentsPanel />
          </section>
        )}
        <AlarmListChoice list={alarmList} choose={setAlarmList} />
        <AlarmsPanel list={alarmList} />
      </>
    ),
    search: <SearchPanel />,
    layers: (
      <>
        <LayersPanel />
        <FiltersPanel />
        <LegendPanel />
      </>
    ),
    table: (
      <Suspense fallback={<LoadingState />}>
        <LazyTablePanel />
      </Suspense>
    ),
    feeds: <FeedsPanel />,
    timeline: <TimelinePanel list="all" />,
  };
  const shown = selection === null ? sheet : 'card';
  return (
    <div className="jw-phone">
      <DrillRibbon />
      <header className="jw-bar">
        <Clock />
        <LiveState />
        <span className="jw-grow" />
        <SoundSwitch />
        <DemoBar />
        <UserMenu />
      </header>
      <div className="jw-phone-corner">
        <MapNotes />
      </div>
      {shown !== null && (
        <section className="jw-sheet" aria-label={text(`panel.${shown}` as TextKey)}>
          <div className="jw-sheet-head">
            <h2>{text(`panel.${shown}` as TextKey)}</h2>
            <button
              type="button"
              className="jw-icon"
              aria-label={text('panel.close')}
              onClick={() => (selection === null ? setSheet(null) : select(null))}
            >
              <X aria-hidden="true" />
            </button>
          </div>
          <div className="jw-sheet-body">
            <Boundary key={shown}>{shown === 'card' ? <CardPanel /> : contents[shown]}</Boundary>
          </div>
        </section>
      )}
      <nav className="jw-tabbar" aria-label={text('phone.map')}>
        {SHEETS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={shown === name}
            onClick={() => {
              select(null);
              setSheet((before) => (before === name && selection === null ? null : name));
            }}
          >
            {text(`panel.${name}` as TextKey)}
          </button>
        ))}
      </nav>
      <ConsoleOverlays notes={false} />
    </div>
  );
}
