import { useMemo } from 'react';
import { CITY_CODE } from '../../../shared/model/area.ts';
import { useText } from '../../i18n/use-text.ts';
import { highlightRings } from '../../map/highlight.ts';
import { useLive } from '../../store/live-store.ts';
import { AreaSketch } from './area-sketch.tsx';
import type { ChosenArea } from './release-draft.ts';

/** Where a release holds: known areas by name, or a ring drawn on the sketch, which then counts alone. */
export function ReleaseAreaFields({
  chosen,
  choose,
}: {
  chosen: ChosenArea;
  choose: (area: ChosenArea) => void;
}) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const areas =
    registers?.areas.filter(({ level }) => level === 'county' || level === 'town') ?? [];
  const { codes, corners } = chosen;
  const rings = useMemo(() => {
    if (corners.length > 0) return [[...corners, corners[0]!]];
    return codes.flatMap((id) =>
      highlightRings({ registers, coverage, warnings: [] }, { kind: 'area', id }),
    );
  }, [codes, corners, registers, coverage]);
  const nameOf = (parent: string | null) =>
    parent === null || parent === CITY_CODE ? '' : `${registers?.areaByCode.get(parent)?.name} · `;
  return (
    <div className="jw-file-words jw-release-form-area">
      <AreaSketch
        rings={rings}
        draw={(corner) => choose({ codes: [], corners: [...corners, corner] })}
      />
      <p className="jw-small jw-secondary">{text('releases.area.hint')}</p>
      {corners.length > 0 && (
        <p>
          {text('releases.area.corners', { count: corners.length })}{' '}
          <button
            type="button"
            className="jw-button"
            onClick={() => choose({ codes, corners: [] })}
          >
            {text('releases.area.clear')}
          </button>
        </p>
      )}
      <label className="jw-small jw-secondary">
        {text('releases.area')}
        <select
          className="jw-select jw-area-list"
          multiple
          value={[...codes]}
          onChange={({ target }) =>
            choose({ codes: [...target.selectedOptions].map(({ value }) => value), corners: [] })
          }
        >
          {areas.map(({ code, name, parent }) => (
            <option key={code} value={code}>
              {nameOf(parent)}
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
