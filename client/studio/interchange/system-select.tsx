import { DATUMS } from '../../../shared/model/common.ts';
import {
  type CoordinateSystem,
  GAUSS_KRUGER_CODES,
  LOCAL_CODES,
} from '../../../shared/model/coordinate-system.ts';
import { type Text, useText } from '../../i18n/use-text.ts';

/** What a system is called. */
export function systemText(text: Text, system: CoordinateSystem): string {
  const datum = DATUMS.find((name) => name === system);
  return datum ? text(`datum.${datum}`) : text('interchange.zone', { code: system });
}

/** The systems of files: degrees first, then the zones of Wuxi, then all other zones. */
export function SystemSelect({
  system,
  choose,
}: {
  system: CoordinateSystem;
  choose: (system: CoordinateSystem) => void;
}) {
  const text = useText();
  const others = GAUSS_KRUGER_CODES.filter((code) => !LOCAL_CODES.includes(code));
  return (
    <label>
      {text('import.datum')}
      <select
        className="jw-input"
        value={system}
        onChange={({ target }) => choose(target.value as CoordinateSystem)}
      >
        {[...DATUMS, ...LOCAL_CODES, ...others].map((name) => (
          <option key={name} value={name}>
            {systemText(text, name)}
          </option>
        ))}
      </select>
    </label>
  );
}
