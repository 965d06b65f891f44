import { CITY_CODE } from '../../shared/model/area.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';

const CHOOSABLE = new Set(['city', 'county', 'town']);

/** The areas an account or a wall can be given: the city, a county, a town. */
export function AreaSelect() {
  const text = useText();
  const areas = useLive((live) => live.registers?.areas ?? null);
  return (
    <label>
      {text('admin.area')}
      <select className="jw-select" name="area" defaultValue={CITY_CODE}>
        {areas === null && <option value={CITY_CODE}>{text('bar.scope.city')}</option>}
        {areas
          ?.filter(({ level }) => CHOOSABLE.has(level))
          .map(({ code, name, parent }) => (
            <option key={code} value={code}>
              {parent !== null && parent !== CITY_CODE
                ? `${areas.find((area) => area.code === parent)?.name ?? ''} · ${name}`
                : name}
            </option>
          ))}
      </select>
    </label>
  );
}

/** The name of an area as a table shows it. */
export function AreaName({ code }: { code: string }) {
  return useLive((live) => live.registers?.areaByCode.get(code)?.name) ?? code;
}
