import { useMemo } from 'react';
import { useLive } from '../store/live-store.ts';
import { useView } from '../store/view-store.ts';
import { type Passes, passesOf } from './filtering.ts';

/** What the view's filters let through; the same function until filters, registers or areas change. */
export function usePasses(): Passes {
  const filters = useView((view) => view.filters);
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  return useMemo(() => passesOf(filters, registers, coverage), [filters, registers, coverage]);
}
