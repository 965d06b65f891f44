import { useEffect } from 'react';
import { useEvacuation } from '../store/evacuation-store.ts';
import { setMapPadding } from '../store/map-port.ts';
import { useView } from '../store/view-store.ts';
import { useOpenTop } from '../ui/use-open-top.ts';
import type { PanelSizes } from './panel-sizes.ts';

const BAR_PIXELS = 44;
const FOLDED_PIXELS = 34;
const MARGIN = 16;
/** What an evacuation's panel hides of the map, and from which width of the window on the map makes room for it. */
const EVACUATION_PIXELS = 532;
const ROOMY_PIXELS = 1_600;

/**
 * How much of the window each side takes at this moment, in CSS pixels; `low`: whatever lies below. The map keeps what
 * it shows clear of them all.
 * @returns `openMap` goes to an element as large as the part of the map that nothing covers
 */
export function useEdges(sizes: PanelSizes) {
  const { top, openMap } = useOpenTop(BAR_PIXELS);
  const folded = useView((view) => view.panels.includes('fold-left'));
  const foldedRight = useView((view) => view.panels.includes('fold-right'));
  const timelineOpen = useView((view) => view.panels.includes('timeline'));
  const tableOpen = useView((view) => view.panels.includes('table'));
  const evacuating = useEvacuation() !== null;
  const left = folded ? 0 : sizes.left;
  const right = foldedRight ? 0 : sizes.right;
  const bottom = timelineOpen ? sizes.bottom : FOLDED_PIXELS;
  const low = tableOpen ? Math.max(bottom, sizes.table) : bottom;
  useEffect(() => {
    const hidden = evacuating && window.innerWidth >= ROOMY_PIXELS ? EVACUATION_PIXELS : 0;
    setMapPadding({
      top: top + MARGIN,
      left: left + hidden + MARGIN,
      right: right + MARGIN,
      bottom: low + MARGIN,
    });
    // The map's own scale stands clear of the panels.
    document.documentElement.style.setProperty('--jw-map-left', `${left}px`);
    document.documentElement.style.setProperty('--jw-map-bottom', `${low}px`);
  }, [top, left, right, low, evacuating]);
  return { openMap, left, right, bottom, low, tableOpen, timelineOpen };
}
