import { useRef } from 'react';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { actOnCommand } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Done } from '../../ui/done.ts';
import { useAct } from '../../ui/use-act.ts';

type Props = { incident: Incident; unit: Dispatch; now: string | null; done: Done };

/** The sector a unit works in, chosen from those there are. @param now the one it is in */
export function AssignUnit({ incident, unit, now, done }: Props) {
  const text = useText();
  const chosen = useRef<string | null>(now);
  const { state, run } = useAct(
    (key) =>
      actOnCommand(
        incident.id,
        {
          ...{ basedOn: incident.version, act: 'sector-assign' as const },
          ...{ unit: unit.id, sector: chosen.current },
        },
        key,
      ),
    { wish: chosen, done, queued: true },
  );
  return (
    <>
      <select
        className="jw-select"
        aria-label={text('sector.of', { name: unit.callSign })}
        value={now ?? ''}
        disabled={state.kind === 'pending' || state.kind === 'waiting'}
        onChange={({ target }) => {
          chosen.current = target.value === '' ? null : target.value;
          void run();
        }}
      >
        <option value="">{text('sector.none')}</option>
        {incident.command.sectors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {state.kind === 'waiting' && <span role="status">{text('act.waiting')}</span>}
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {state.reason}
        </span>
      )}
    </>
  );
}
