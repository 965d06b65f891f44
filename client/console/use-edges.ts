import { useEffect } from 'react';
import { useEvacuation } from '../store/evacuation-store.ts';
import { setMapPadding } from '../store/map-port.ts';
import { useView } from '../store/view-store.ts';
import { useOpenTop } from '../ui/use-open-top.ts';
import { evacuationRoom, type PanelSizes } from './panel-sizes.ts';

const BAR_PIXELS = 44;
const FOLDED_PIXELS = 34;
const MARGIN = 16;

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
    const room = evacuationRoom(window.innerWidth - left - right);
    setMapPadding({
      top: top + MARGIN,
      left: left + (evacuating ? room.hidden : 0) + MARGIN,
      right: right + MARGIN,
      bottom: low + MARGIN,
    });
    // The map's own scale stands clear of the panels.
    document.documentElement.style.setProperty('--jw-map-left', `${left}px`);
    document.documentElement.style.setProperty('--jw-map-bottom', `${low}px`);
    document.documentElement.style.setProperty('--jw-evacuation', `${room.width}px`);
  }, [top, left, right, low, evacuating]);
  return { openMap, left, right, bottom, low, tableOpen, timelineOpen };
}
