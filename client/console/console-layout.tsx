import { Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { AlarmListChoice, AlarmsPanel } from '../panels/alarms/alarms-panel.tsx';
import { SoundSwitch } from '../panels/alarms/sound-switch.tsx';
import { CardPanel } from '../panels/card/card-panel.tsx';
import { FeedsPanel } from '../panels/feeds/feeds-panel.tsx';
import { FiltersNote, FiltersPanel } from '../panels/filters/filters-panel.tsx';
import { IncidentsNote, IncidentsPanel } from '../panels/incidents/incidents-panel.tsx';
import { LayersPanel } from '../panels/layers/layers-panel.tsx';
import { LegendPanel } from '../panels/legend/legend-panel.tsx';
import { SearchPanel } from '../panels/search/search-panel.tsx';
import type { TimelineList } from '../panels/timeline/entries-of.ts';
import { TimelineChoice, TimelinePanel } from '../panels/timeline/timeline-panel.tsx';
import { WarningsStrip } from '../panels/warnings/warnings-strip.tsx';
import type { AlarmList } from '../situation/alarm-order.ts';
import { useView } from '../store/view-store.ts';
import { DrillRibbon } from '../ui/drill-ribbon.tsx';
import { Hints } from '../ui/hints.tsx';
import { Panel } from '../ui/panel.tsx';
import { WindowButton } from '../ui/window-button.tsx';
import { ConsoleOverlays } from './console-overlays.tsx';
import { LazyShutStrip } from './lazy-shut-strip.ts';
import { keepSizes, limited, type PanelEdge, type PanelSizes, readSizes } from './panel-sizes.ts';
import { Splitter } from './splitter.tsx';
import { TableSheet } from './table-sheet.tsx';
import { TopBar } from './top-bar.tsx';
import { useConsoleKeys } from './use-console-keys.ts';
import { useContextMenu } from './use-context-menu.ts';
import { useEdges } from './use-edges.ts';
import { useFirstView } from './use-first-view.ts';
import { useSharedView } from './use-shared-view.ts';
import './console.css';

type Resize = (edge: PanelEdge) => (pixels: number) => void;

/** Map first: layers and search left, alarms and card right, the journal below, a thin bar on top. */
export function ConsoleLayout() {
  const [sizes, setSizes] = useState(() => readSizes(localStorage, window.innerHeight));
  const [alarmList, setAlarmList] = useState<AlarmList>('all');
  useConsoleKeys();
  useContextMenu();
  useSharedView('desk');
  const { openMap, left, right, bottom, low, tableOpen, timelineOpen } = useEdges(sizes);
  useFirstView();
  const resize: Resize = (edge) => (pixels) =>
    setSizes((before) => {
      const after = { ...before, [edge]: limited(edge, pixels) };
      keepSizes(localStorage, after);
      return after;
    });

  return (
    <div
      className="jw-console"
      style={{
        ['--jw-left' as string]: `${left}px`,
        ['--jw-right' as string]: `${right}px`,
        ['--jw-bottom' as string]: `${bottom}px`,
        ['--jw-low' as string]: `${low}px`,
      }}
    >
      <DrillRibbon />
      <TopBar />
      <div ref={openMap} className="jw-open-map" />
      {left > 0 && <LeftSide size={sizes.left} resize={resize('left')} />}
      {right > 0 && (
        <RightSide sizes={sizes} resize={resize} list={alarmList} choose={setAlarmList} />
      )}
      <LowerSide size={sizes.bottom} resize={timelineOpen ? resize('bottom') : null} />
      {tableOpen && <TableSheet size={sizes.table} resize={resize('table')} />}
      <Hints desk="console" />
      <ConsoleOverlays />
    </div>
  );
}

function LeftSide({ size, resize }: { size: number; resize: (size: number) => void }) {
  const text = useText();
  return (
    <aside className="jw-left" aria-label={text('panel.layers')}>
      <SearchPanel />
      <div className="jw-column">
        <Panel name="layers">
          <LayersPanel />
        </Panel>
        <Panel name="filters" note={<FiltersNote />}>
          <FiltersPanel />
        </Panel>
        <Panel name="feeds" aside={<WindowButton panel="feeds" />}>
          <FeedsPanel />
        </Panel>
        <Panel name="legend">
          <LegendPanel />
        </Panel>
      </div>
      <Splitter
        label={text('panel.resize', { panel: text('panel.layers') })}
        size={size}
        direction="right"
        resize={resize}
      />
    </aside>
  );
}

function RightSide({
  sizes,
  resize,
  list,
  choose,
}: {
  sizes: PanelSizes;
  resize: Resize;
  list: AlarmList;
  choose: (list: AlarmList) => void;
}) {
  const text = useText();
  const selected = useView((view) => view.selection !== null);
  return (
    <aside className="jw-right" aria-label={text('panel.alarms')}>
      <Splitter
        label={text('panel.resize', { panel: text('panel.alarms') })}
        size={sizes.right}
        direction="left"
        resize={resize('right')}
      />
      <WarningsStrip />
      <Suspense fallback={null}>
        <LazyShutStrip />
      </Suspense>
      <div className="jw-column">
        <Panel name="incidents" note={<IncidentsNote />}>
          <IncidentsPanel />
        </Panel>
        <Panel
          name="alarms"
          fill
          note={<SoundSwitch />}
          aside={
            <>
              <WindowButton panel="alarms" />
              <AlarmListChoice list={list} choose={choose} />
            </>
          }
        >
          <AlarmsPanel list={list} />
        </Panel>
      </div>
      {selected && (
        <section
          className="jw-selected"
          aria-label={text('panel.card')}
          style={{ height: sizes.card }}
        >
          <Splitter
            label={text('panel.resize', { panel: text('panel.card') })}
            size={sizes.card}
            direction="up"
            resize={resize('card')}
          />
          <div className="jw-selected-scroll">
            <CardPanel />
          </div>
        </section>
      )}
    </aside>
  );
}

/** @param resize null while it is folded */
function LowerSide({ size, resize }: { size: number; resize: ((size: number) => void) | null }) {
  const text = useText();
  const [list, setList] = useState<TimelineList>('city');
  return (
    <section className="jw-bottom" aria-label={text('panel.timeline')}>
      {resize !== null && (
        <Splitter
          label={text('panel.resize', { panel: text('panel.timeline') })}
          size={size}
          direction="up"
          resize={resize}
        />
      )}
      <Panel
        name="timeline"
        fill
        aside={
          <>
            <TimelineChoice list={list} choose={setList} />
            <WindowButton panel="timeline" />
          </>
        }
      >
        <TimelinePanel list={list} />
      </Panel>
    </section>
  );
}
