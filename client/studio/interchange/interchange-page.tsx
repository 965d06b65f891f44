import { useEffect, useState } from 'react';
import '../../i18n/later-words.ts';
import type { AdoptDivision } from '../../../shared/model/grid-edit.ts';
import { useText } from '../../i18n/use-text.ts';
import { mapPadding, setMapPadding } from '../../store/map-port.ts';
import { viewStore } from '../../store/view-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { CrosswalkPanel } from './crosswalk-panel.tsx';
import { ExportForm } from './export-form.tsx';
import { ImportWizard } from './import-wizard.tsx';
import './interchange.css';

/** As interchange.css has it: what is flown to must not lie under the panel. */
const WIDTH = { most: 720, share: 0.6 };

const PARTS = ['import', 'export', 'crosswalk'] as const;

/**
 * Files in and out, beside the map: what is looked at lies over the grids while it is open.
 * @param adopt takes the edits of imported grids into the plan that is open; without it they cannot be taken
 */
export function InterchangePage({
  close,
  adopt,
}: {
  close: () => void;
  adopt?: (edits: readonly AdoptDivision[]) => void;
}) {
  const text = useText();
  const [part, setPart] = useState<(typeof PARTS)[number]>('import');
  useEffect(() => {
    const before = mapPadding();
    const left = Math.min(WIDTH.most, window.innerWidth * WIDTH.share) + 16;
    if (before) setMapPadding({ ...before, left });
    return () => {
      if (before) setMapPadding(before);
      viewStore.setState({ laidOver: null });
    };
  }, []);
  const show = (next: (typeof PARTS)[number]) => {
    viewStore.setState({ laidOver: null });
    setPart(next);
  };
  return (
    <section
      className="jw-interchange"
      aria-label={text('interchange.title')}
      data-testid="interchange"
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <div className="jw-row">
        <h1 className="jw-grow">{text('interchange.title')}</h1>
        <button type="button" className="jw-button" onClick={close}>
          {text('panel.close')}
        </button>
      </div>
      <Choice
        label={text('interchange.title')}
        names={PARTS}
        chosen={part}
        wordOf={(name) => text(`interchange.${name}`)}
        choose={show}
      />
      {part === 'import' && <ImportWizard adopt={adopt} />}
      {part === 'export' && <ExportForm />}
      {part === 'crosswalk' && <CrosswalkPanel />}
    </section>
  );
}
