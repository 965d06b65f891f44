import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { AlarmListChoice, AlarmsPanel } from '../panels/alarms/alarms-panel.tsx';
import { SoundSwitch } from '../panels/alarms/sound-switch.tsx';
import { CardPanel } from '../panels/card/card-panel.tsx';
import { FeedsPanel } from '../panels/feeds/feeds-panel.tsx';
import { FiltersNote, FiltersPanel } from '../panels/filters/filters-panel.tsx';
import { LayersPanel } from '../panels/layers/layers-panel.tsx';
import { LegendPanel } from '../panels/legend/legend-panel.tsx';
import { SearchPanel } from '../panels/search/search-panel.tsx';
import type { TimelineList } from '../panels/timeline/entries-of.ts';
import { TimelineChoice, TimelinePanel } from '../panels/timeline/timeline-panel.tsx';
import type { AlarmList } from '../situation/alarm-order.ts';
import { setMapPadding } from '../store/map-port.ts';
import { useView } from '../store/view-store.ts';
import { Panel } from '../ui/panel.tsx';
import { ConsoleOverlays } from './console-overlays.tsx';
import { Hints } from './hints.tsx';
import { keepSizes, limited, type PanelEdge, readSizes } from './panel-sizes.ts';
import { Splitter } from './splitter.tsx';
import { TopBar } from './top-bar.tsx';
import { useConsoleKeys } from './use-console-keys.ts';
import { useFirstView } from './use-first-view.ts';
import '../ui/panel.css';
import './console.css';

const BAR_PIXELS = 44;
const FOLDED_PIXELS = 34;
const MARGIN = 16;

/** Map first: layers and search left, alarms and card right, the journal below, a thin bar on top. */
export function ConsoleLayout() {
  const text = useText();
  const [sizes, setSizes] = useState(() => readSizes(localStorage));
  const [alarmList, setAlarmList] = useState<AlarmList>('all');
  const [timelineList, setTimelineList] = useState<TimelineList>('city');
  const folded = useView((view) => view.panels.includes('fold-left'));
  const foldedRight = useView((view) => view.panels.includes('fold-right'));
  const timelineOpen = useView((view) => view.panels.includes('timeline'));
  const selected = useView((view) => view.selection !== null);
  useConsoleKeys(alarmList);

  const left = folded ? 0 : sizes.left;
  const right = foldedRight ? 0 : sizes.right;
  const bottom = timelineOpen ? sizes.bottom : FOLDED_PIXELS;
  useEffect(() => {
    setMapPadding({
      top: BAR_PIXELS + MARGIN,
      left: left + MARGIN,
      right: right + MARGIN,
      bottom: bottom + MARGIN,
    });
    // The map's own scale stands clear of the panels.
    document.documentElement.style.setProperty('--jw-map-left', `${left}px`);
    document.documentElement.style.setProperty('--jw-map-bottom', `${bottom}px`);
  }, [left, right, bottom]);
  useFirstView();
  const resize = (edge: PanelEdge) => (pixels: number) =>
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
      }}
    >
      <TopBar />
      {!folded && (
        <aside className="jw-left" aria-label={text('panel.layers')}>
          <SearchPanel />
          <div className="jw-column">
            <Panel name="layers">
              <LayersPanel />
            </Panel>
            <Panel name="filters" note={<FiltersNote />}>
              <FiltersPanel />
            </Panel>
            <Panel name="feeds">
              <FeedsPanel />
            </Panel>
            <Panel name="legend">
              <LegendPanel />
            </Panel>
          </div>
          <Splitter
            label={text('panel.resize', { panel: text('panel.layers') })}
            size={sizes.left}
            direction="right"
            resize={resize('left')}
          />
        </aside>
      )}
      {!foldedRight && (
        <aside className="jw-right" aria-label={text('panel.alarms')}>
          <Splitter
            label={text('panel.resize', { panel: text('panel.alarms') })}
            size={sizes.right}
            direction="left"
            resize={resize('right')}
          />
          <div className="jw-column">
            <Panel
              name="alarms"
              fill
              aside={
                <>
                  <SoundSwitch />
                  <AlarmListChoice list={alarmList} choose={setAlarmList} />
                </>
              }
            >
              <AlarmsPanel list={alarmList} />
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
      )}
      <section className="jw-bottom" aria-label={text('panel.timeline')}>
        {timelineOpen && (
          <Splitter
            label={text('panel.resize', { panel: text('panel.timeline') })}
            size={sizes.bottom}
            direction="up"
            resize={resize('bottom')}
          />
        )}
        <Panel
          name="timeline"
          fill
          aside={<TimelineChoice list={timelineList} choose={setTimelineList} />}
        >
          <TimelinePanel list={timelineList} />
        </Panel>
      </section>
      <Hints />
      <ConsoleOverlays />
    </div>
  );
}
