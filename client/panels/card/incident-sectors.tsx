import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { CommandActBody, Sector } from '../../../shared/model/incident-command.ts';
import { mayCommand } from '../../../shared/risk/command-life.ts';
import { type SectorCare, sectorCare } from '../../../shared/risk/sector-care.ts';
import { actOnCommand } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOwnLevel } from '../../situation/use-own-level.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { AssignUnit } from './assign-unit.tsx';

type Props = { incident: Incident; mayAct: boolean; done: Done };

/** The sectors of an incident, the one that was longest not heard of first, each with its units. */
export function IncidentSectors({ incident, mayAct, done }: Props) {
  const text = useText();
  const dispatches = useLive((live) => live.dispatches);
  const own = useOwnLevel();
  useSeconds();
  const out = [...dispatches.values()].filter((one) => one.incident === incident.id);
  const { sectors } = incident.command;
  const may = mayAct && mayCommand(own, incident.command);
  return (
    <section data-testid="incident-sectors">
      <h4 className="jw-small jw-secondary">{text('sector.title', { count: sectors.length })}</h4>
      {sectors.length > 0 && (
        <ul className="jw-list jw-small">
          {sectorCare(incident.command, out, serverNow()).map((care) => (
            <SectorRow
              key={care.sector?.id ?? 'none'}
              incident={incident}
              care={care}
              mayAct={may}
              done={done}
            />
          ))}
        </ul>
      )}
      {may && (
        <details>
          <summary>{text('sector.add')}</summary>
          <SectorForm incident={incident} sector={null} done={done} />
        </details>
      )}
    </section>
  );
}

/** How its units are heard of; without a clock that runs it is said why. */
function Worst({ care: { worst, units } }: { care: SectorCare }) {
  const text = useText();
  if (worst === null) {
    return (
      <span className="jw-secondary">
        {text(units.length === 0 ? 'sector.nobody' : 'sector.no-word')}
      </span>
    );
  }
  const words = text(`sector.${worst}`);
  return worst === 'green' ? <span>{words}</span> : <b className="jw-late">{words}</b>;
}

function SectorRow({ incident, care, mayAct, done }: Props & { care: SectorCare }) {
  const text = useText();
  const { sector, worst, units } = care;
  const name = sector?.name ?? text('sector.none');
  return (
    <li data-sector={name} data-of={name} data-accountability={worst ?? 'unknown'}>
      <div className="jw-wrap">
        <strong>{name}</strong> <Worst care={care} />{' '}
        <span className="jw-secondary">
          {[sector?.place, sector?.lead && text('sector.led-by', { lead: sector.lead })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {units.map((unit) => (
        <UnitLine key={unit.id} incident={incident} unit={unit} mayAct={mayAct} done={done} />
      ))}
      {mayAct && sector !== null && (
        <details>
          <summary>{text('sector.change')}</summary>
          <SectorForm incident={incident} sector={sector} done={done} />
          {units.length === 0 && (
            <ActButton
              word={text('sector.close')}
              act={(key) =>
                actOnCommand(
                  incident.id,
                  { basedOn: incident.version, act: 'sector-close', sector: sector.id },
                  key,
                )
              }
              done={done}
              queued
            />
          )}
        </details>
      )}
    </li>
  );
}

function UnitLine({ incident, unit, mayAct, done }: Props & { unit: Dispatch }) {
  const text = useText();
  const { sectors } = incident.command;
  const now = sectors.find(({ units }) => units.includes(unit.id))?.id ?? null;
  return (
    <div className="jw-wrap" data-of={unit.callSign}>
      {unit.callSign} {text(`dispatch.state.${unit.state}`)}{' '}
      <span className="jw-secondary">
        {text('sector.heard')} <Age at={Date.parse(unit.heardAt)} />
      </span>{' '}
      {mayAct && <AssignUnit incident={incident} unit={unit} now={now} done={done} />}
    </div>
  );
}

type FormProps = { incident: Incident; sector: Sector | null; done: Done };

/** A new sector, or the words of one that is there. */
function SectorForm({ incident: { id, version }, sector, done }: FormProps) {
  const text = useText();
  const send = (form: FormData, key: string) => {
    const field = (name: string) => String(form.get(name)).trim();
    const drawn = { name: field('name'), place: field('place'), lead: field('lead') };
    const body: CommandActBody =
      sector === null
        ? { basedOn: version, act: 'sector-add', ...drawn }
        : { basedOn: version, act: 'sector-change', sector: sector.id, ...drawn };
    return actOnCommand(id, body, key);
  };
  return (
    <CreateForm
      word={text(sector === null ? 'sector.add' : 'sector.change')}
      {...(sector === null ? { name: 'sector-add' } : {})}
      queued
      create={send}
      done={done}
    >
      <label>
        {text('sector.name')}
        <input
          className="jw-input"
          name="name"
          required
          maxLength={40}
          placeholder={text('sector.name.hint')}
          defaultValue={sector?.name ?? ''}
        />
      </label>
      <label>
        {text('sector.place')}
        <input
          className="jw-input"
          name="place"
          maxLength={200}
          defaultValue={sector?.place ?? ''}
        />
      </label>
      <label>
        {text('sector.lead')}
        <input
          className="jw-input"
          name="lead"
          maxLength={80}
          placeholder={text('sector.lead.hint')}
          defaultValue={sector?.lead ?? ''}
        />
      </label>
    </CreateForm>
  );
}
