import { type RefObject, useEffect, useRef } from 'react';
import { coverCorner } from '../store/map-port.ts';

/**
 * Tells the map what lies over its corner: no words of the map are written under it.
 * @param top where the corner begins, which moves it without changing its size
 * @returns goes to the element that lies there
 */
export function useCoveredCorner(top: number): RefObject<HTMLDivElement | null> {
  const covering = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = covering.current!;
    const tell = () => {
      const { width, height } = element.getBoundingClientRect();
      coverCorner({ right: element.offsetLeft + width, bottom: top + element.offsetLeft + height });
    };
    const sizes = new ResizeObserver(tell);
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      coverCorner({ right: 0, bottom: 0 });
    };
  }, [top]);
  return covering;
}
