import '../i18n/later-words.ts';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { AlarmListChoice, AlarmsPanel } from '../panels/alarms/alarms-panel.tsx';
import { SoundSwitch } from '../panels/alarms/sound-switch.tsx';
import { CardPanel } from '../panels/card/card-panel.tsx';
import { FeedsPanel } from '../panels/feeds/feeds-panel.tsx';
import { IncidentsPanel } from '../panels/incidents/incidents-panel.tsx';
import type { TimelineList } from '../panels/timeline/entries-of.ts';
import { TimelineChoice, TimelinePanel } from '../panels/timeline/timeline-panel.tsx';
import { WarningsStrip } from '../panels/warnings/warnings-strip.tsx';
import type { AlarmList } from '../situation/alarm-order.ts';
import { SignedOut } from '../start/signed-out.tsx';
import { useLive } from '../store/live-store.ts';
import { panelOfAddress, type WindowPanel } from '../store/own-window.ts';
import { Boundary } from '../ui/boundary.tsx';
import { DeskProviders } from '../ui/desk-providers.tsx';
import { DrillRibbon } from '../ui/drill-ribbon.tsx';
import { PictureBanner } from '../ui/not-live-banner.tsx';
import { Notice } from '../ui/notice.tsx';
import { LoadingState } from '../ui/states.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { DeskDialogs } from './console-overlays.tsx';
import { ContextMenu } from './context-menu.tsx';
import { LazyFollowSound } from './lazy-follow-sound.ts';
import { LazyTablePanel } from './table-sheet.tsx';
import { Clock, LiveState } from './top-bar.tsx';
import { useConsoleKeys } from './use-console-keys.ts';
import { useContextMenu } from './use-context-menu.ts';
import { useSharedView } from './use-shared-view.ts';
import './console.css';
import './panel-window.css';

/** One panel of the console alone, for a second screen; what is selected here is selected at the desk. */
export function PanelWindow() {
  return (
    <DeskProviders>
      <PanelWindowInside panel={panelOfAddress(window.location.search) ?? 'alarms'} />
    </DeskProviders>
  );
}

type Part = { aside?: ReactNode; body: ReactNode };

/** Every panel with what stands at the right end of its title. */
function usePart(panel: WindowPanel): Part {
  const [alarmList, setAlarmList] = useState<AlarmList>('all');
  const [timelineList, setTimelineList] = useState<TimelineList>('city');
  const parts: Record<WindowPanel, Part> = {
    alarms: {
      aside: (
        <>
          <AlarmListChoice list={alarmList} choose={setAlarmList} />
          <SoundSwitch />
        </>
      ),
      body: (
        <>
          <WarningsStrip />
          <AlarmsPanel list={alarmList} />
        </>
      ),
    },
    card: { body: <CardPanel /> },
    table: { body: <LazyTablePanel /> },
    timeline: {
      aside: <TimelineChoice list={timelineList} choose={setTimelineList} />,
      body: <TimelinePanel list={timelineList} />,
    },
    feeds: { body: <FeedsPanel /> },
    incidents: { body: <IncidentsPanel /> },
  };
  return parts[panel];
}

function PanelWindowInside({ panel }: { panel: WindowPanel }) {
  const text = useText();
  const synthetic = useLive((live) => live.synthetic);
  const { aside, body } = usePart(panel);
  const title = text(`panel.${panel}`);
  useSharedView('panel');
  useConsoleKeys();
  useContextMenu();
  useEffect(() => {
    document.title = `${title} · ${text('app.name')}`;
  }, [title, text]);
  return (
    <div className="jw-window" data-testid="panel-window" data-panel={panel}>
      <DrillRibbon />
      <header className="jw-bar">
        <h1 className="jw-brand">{title}</h1>
        {aside}
        <span className="jw-grow" />
        {synthetic && <SyntheticBadge />}
        <Clock />
        <LiveState />
      </header>
      <main className="jw-window-body">
        <Boundary>
          <Suspense fallback={<LoadingState />}>{body}</Suspense>
        </Boundary>
      </main>
      {panel === 'alarms' && (
        <Suspense fallback={null}>
          <LazyFollowSound />
        </Suspense>
      )}
      <PictureBanner />
      <SignedOut />
      <DeskDialogs />
      <ContextMenu />
      <Notice />
    </div>
  );
}
