import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import type { ZoneRow } from './event-draft.ts';

const MOST_ZONES = 20;

/** The places of an event and how many may be in each; one is added by choosing it. */
export function ZoneRows({
  zones,
  change,
}: {
  zones: ZoneRow[];
  change: (zones: ZoneRow[]) => void;
}) {
  const text = useText();
  const gatherings = useLive((live) => live.registers?.gatherings ?? null);
  if (gatherings === null) return null;
  const nameOf = (id: string) => gatherings.find((zone) => zone.id === id)?.name ?? id;
  const free = gatherings.filter(({ id }) => !zones.some(({ gathering }) => gathering === id));
  const add = (id: string) => {
    const capacity = gatherings.find((zone) => zone.id === id)?.approvedCapacity;
    if (capacity !== undefined) change([...zones, { gathering: id, capacity }]);
  };
  return (
    <fieldset className="jw-file-plan">
      <legend>{text('event.zones')}</legend>
      {zones.map(({ gathering, capacity }) => (
        <div key={gathering} className="jw-row">
          <span className="jw-grow jw-clip">{nameOf(gathering)}</span>
          <input
            className="jw-input"
            type="number"
            aria-label={`${nameOf(gathering)} ${text('event.capacity')}`}
            min={1}
            max={1_000_000}
            value={capacity}
            onChange={({ target }) =>
              change(
                zones.map((zone) =>
                  zone.gathering === gathering
                    ? { gathering, capacity: Number(target.value) }
                    : zone,
                ),
              )
            }
          />
          <button
            type="button"
            className="jw-button"
            onClick={() => change(zones.filter((zone) => zone.gathering !== gathering))}
          >
            {text('admin.cancel')}
          </button>
        </div>
      ))}
      {zones.length < MOST_ZONES && (
        <select
          className="jw-select"
          aria-label={text('event.zone')}
          value=""
          onChange={({ target }) => add(target.value)}
        >
          <option value="">＋ {text('event.zone')}</option>
          {free.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}
