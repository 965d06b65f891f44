import type { ShutShelter } from '../../../shared/wire/evacuation.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { Age } from '../../ui/age.tsx';
import { formatPeople } from '../../ui/format-number.ts';

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
      {text(state === 'full' ? 'evacuation.shut.full' : 'evacuation.shut.one', {
        name,
        state: text(`shelter-state.${state}`),
        heads: formatPeople(heads),
      })}{' '}
      <Age at={since === null ? null : Date.parse(since)} />
    </button>
  ));
}
