import type { ShutShelter } from '../../../shared/wire/evacuation.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { Age } from '../../ui/age.tsx';
import { formatPeople } from '../../ui/format-number.ts';
import './shut-shelters.css';

/** Shelters an order sends people to that are not open, each a way to it on the map; nothing where all are. */
export function ShutShelters({ shut }: { shut: readonly ShutShelter[] }) {
  const text = useText();
  return shut.map(({ shelter, name, state, since, heads }) => (
    <button
      key={shelter}
      type="button"
      className="jw-plain jw-shut-shelter"
      onClick={() => goTo({ kind: 'shelter', id: shelter })}
    >
      <span className="jw-shut-words">
        {text(state === 'full' ? 'evacuation.shut.full' : 'evacuation.shut.one', {
          name,
          state: text(`shelter-state.${state}`),
          heads: formatPeople(heads),
        })}
      </span>
      <span className="jw-small jw-secondary">
        <Age at={since === null ? null : Date.parse(since)} />
      </span>
    </button>
  ));
}
