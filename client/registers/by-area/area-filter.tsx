import { CITY_CODE } from '../../../shared/model/area.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';

const CHOOSABLE = new Set(['city', 'county', 'town']);

/** The area of the person who looks; the city's until that is known. */
export const useOwnArea = (): string => useLive(({ me }) => me?.area ?? CITY_CODE);

/** Whether a code is that of a town, whose grids are shown one by one. */
export const useIsTown = (code: string): boolean =>
  useLive(({ registers }) => registers?.areaByCode.get(code)?.level === 'town');

/** The area a section shows: the city, a county, a town of the asker's own. */
export function AreaFilter({ chosen, choose }: { chosen: string; choose: (code: string) => void }) {
  const text = useText();
  const areas = useLive((live) => live.registers?.areas) ?? [];
  const nameOf = (code: string | null) => areas.find((area) => area.code === code)?.name ?? '';
  return (
    <label className="jw-row">
      {text('staffing.area')}
      <select
        className="jw-select"
        data-testid="area-filter"
        value={chosen}
        onChange={({ target }) => choose(target.value)}
      >
        {areas
          .filter(({ level }) => CHOOSABLE.has(level))
          .map(({ code, name, parent, level }) => (
            <option key={code} value={code}>
              {level === 'town' ? `${nameOf(parent)} · ${name}` : name}
            </option>
          ))}
      </select>
    </label>
  );
}
