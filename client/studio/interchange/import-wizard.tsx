import { useState } from 'react';
import type { AdoptDivision } from '../../../shared/model/grid-edit.ts';
import type { ShapeFile, ShapePreview } from '../../../shared/wire/interchange.ts';
import { previewShapes, takeShapes } from '../../commands/exchange-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { flyTo } from '../../store/map-port.ts';
import { viewStore } from '../../store/view-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { boundsOf, type Chosen, firstChoice, laidOverOf, toggle } from './choose-shapes.ts';
import { FileFindings, ShapeFindings } from './import-findings.tsx';
import { ImportForm, type ImportOptions } from './import-form.tsx';

type Looked = { file: ShapeFile; preview: ShapePreview; chosen: Chosen };

/** What a file is asked to be; the layer is named after the file where nobody names it. */
const asFile = (options: ImportOptions, isInvented: boolean): ShapeFile | null => {
  const { chosen, target, system, axes, department, hazardClass, layerName } = options;
  if (chosen?.kind !== 'bytes') return null;
  const needsDepartment = target === 'crosswalk' || target === 'hazard-areas';
  return {
    ...{ target, system, axes, synthetic: isInvented, file: chosen.base64 },
    layerName: target === 'crosswalk' ? layerName.trim() || chosen.name.slice(0, 120) : null,
    department: needsDepartment ? department : null,
    hazardClass: target === 'hazard-areas' ? hazardClass : null,
  };
};

const NEW: ImportOptions = {
  ...{ chosen: null, target: 'crosswalk', system: 'wgs84', axes: 'xy', layerName: '' },
  ...{ department: null, hazardClass: 'flood', invented: null },
};

/** A file of shapes: what it is said to be, how it looks, and only then which of it is taken. */
export function ImportWizard({
  adopt,
}: {
  adopt?: ((edits: readonly AdoptDivision[]) => void) | undefined;
}) {
  const text = useText();
  const demo = useLive((live) => live.synthetic);
  const firstDepartment = useLive((live) => live.registers?.departments[0]?.id ?? null);
  const [options, setOptions] = useState(NEW);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const whole = { ...options, department: options.department ?? firstDepartment };
  const file = asFile(whole, options.invented ?? demo);
  const show = (next: Looked | null) => {
    setLooked(next);
    const laidOver = next && laidOverOf(next.preview.shapes, next.chosen);
    viewStore.setState({ laidOver });
  };
  /** Whatever changes what would be asked makes the answer that of another question. */
  const change = (changed: Partial<ImportOptions>) => {
    setOptions({ ...options, ...changed });
    setTold(null);
    show(null);
  };
  const look = (asked: ShapeFile, preview: ShapePreview) => {
    show({ file: asked, preview, chosen: firstChoice(preview.shapes) });
    const bounds = boundsOf(preview.shapes);
    if (bounds) flyTo({ bounds });
  };
  const count = looked ? looked.chosen.take.size + looked.chosen.repaired.size : 0;
  const isGrids = options.target === 'grids';
  return (
    <>
      <p className="jw-secondary">{text('interchange.import-lead')}</p>
      <ImportForm options={whole} isInvented={options.invented ?? demo} change={change} />
      {file !== null && (
        <ActButton
          word={text('import.preview')}
          act={() => previewShapes(file)}
          done={(preview) => look(file, preview)}
        />
      )}
      {told !== null && (
        <p role="status" className="jw-verdict">
          {told}
        </p>
      )}
      {looked !== null && (
        <>
          <FileFindings
            preview={looked.preview}
            system={looked.file.system}
            reread={(reading) => change(reading)}
          />
          {count > 0 && (!isGrids || adopt) && (
            <ActButton
              word={text(isGrids ? 'interchange.adopt' : 'interchange.take', {
                count: formatNumber(count),
              })}
              act={() =>
                takeShapes({
                  ...looked.file,
                  take: [...looked.chosen.take],
                  takeRepaired: [...looked.chosen.repaired],
                })
              }
              done={({ taken, refused, edits }) => {
                if (edits.length > 0) adopt?.(edits);
                const counts = { taken: formatNumber(taken), refused: formatNumber(refused) };
                setTold(text(isGrids ? 'interchange.adopted' : 'interchange.taken', counts));
                show(null);
              }}
            />
          )}
          {isGrids && !adopt && <p className="jw-secondary">{text('interchange.needs-plan')}</p>}
          <ShapeFindings
            shapes={looked.preview.shapes}
            chosen={looked.chosen}
            toggle={(shape) => show({ ...looked, chosen: toggle(looked.chosen, shape) })}
          />
        </>
      )}
    </>
  );
}
