import { X } from 'lucide-react';
import { Suspense } from 'react';
import { useText } from '../i18n/use-text.ts';
import { togglePanel } from '../store/view-store.ts';
import { Boundary } from '../ui/boundary.tsx';
import { LoadingState } from '../ui/states.tsx';
import { WindowButton } from '../ui/window-button.tsx';
import { Splitter } from './splitter.tsx';
import './table-sheet.css';
import { later } from '../ui/later.ts';

/** Fetched when the first table is opened: most sessions never do. */
export const LazyTablePanel = later(
  async () => (await import('../panels/table/table-panel.tsx')).TablePanel,
);

/** The tables over the lower part of the desk. @param size height in CSS pixels */
export function TableSheet({ size, resize }: { size: number; resize: (size: number) => void }) {
  const text = useText();
  return (
    <section className="jw-table-sheet" aria-label={text('panel.table')} style={{ height: size }}>
      <Splitter
        label={text('panel.resize', { panel: text('panel.table') })}
        size={size}
        direction="up"
        resize={resize}
      />
      <Boundary>
        <Suspense fallback={<LoadingState />}>
          <LazyTablePanel aside={<SheetActs />} />
        </Suspense>
      </Boundary>
    </section>
  );
}

function SheetActs() {
  const text = useText();
  return (
    <span className="jw-row">
      <WindowButton panel="table" />
      <button
        type="button"
        className="jw-icon"
        aria-label={text('panel.close')}
        title={text('panel.close')}
        onClick={() => togglePanel('table')}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  );
}
