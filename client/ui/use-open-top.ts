import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Where the part of the map begins that nothing covers, in CSS pixels from the top: a ribbon or a banner moves it.
 * @param before until it has been measured
 * @returns `openMap` goes to an element as large as that part
 */
export function useOpenTop(before = 0): { top: number; openMap: RefObject<HTMLDivElement | null> } {
  const openMap = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(before);
  useEffect(() => {
    const element = openMap.current!;
    const sizes = new ResizeObserver(() => setTop(element.getBoundingClientRect().top));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return { top, openMap };
}
