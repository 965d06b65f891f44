import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether what an element holds is higher than it is: then the keyboard must reach it to scroll it, also where there is
 * nothing to press inside.
 */
export function useOverflow(of: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = of.current!;
    const look = () => setOverflows(element.scrollHeight > element.clientHeight);
    const sizes = new ResizeObserver(look);
    const watch = () => {
      sizes.disconnect();
      for (const part of [element, ...element.children]) sizes.observe(part);
    };
    const parts = new MutationObserver(watch);
    parts.observe(element, { childList: true });
    watch();
    return () => {
      sizes.disconnect();
      parts.disconnect();
    };
  }, [of]);
  return overflows;
}
