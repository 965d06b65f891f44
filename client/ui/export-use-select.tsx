import { EXPORT_USES, type ExportUse } from '../../shared/model/export-use.ts';
import { useText } from '../i18n/use-text.ts';
import { chooseExportUse, useExportUse } from '../store/export-use.ts';

/** The uses to choose from, and that none is chosen yet. */
export function ExportUseOptions() {
  const text = useText();
  return (
    <>
      <option value="">{text('export-use.choose')}</option>
      {EXPORT_USES.map((use) => (
        <option key={use} value={use}>
          {text(`export-use.${use}`)}
        </option>
      ))}
    </>
  );
}

/** What a file is taken away for (art. 71): chosen beside the button, and once for a page. */
export function ExportUseSelect() {
  const text = useText();
  const usedFor = useExportUse();
  return (
    <select
      className="jw-select"
      aria-label={text('export-use')}
      value={usedFor ?? ''}
      data-chosen={usedFor !== null}
      onChange={({ target }) =>
        chooseExportUse(target.value === '' ? null : (target.value as ExportUse))
      }
    >
      <ExportUseOptions />
    </select>
  );
}
