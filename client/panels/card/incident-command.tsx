import { type ReactNode, useState } from 'react';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { COMMAND_LEVELS, type CommandLevel } from '../../../shared/model/incident-command.ts';
import { mayCommand } from '../../../shared/risk/command-life.ts';
import { actOnCommand } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../situation/use-names.ts';
import { useOwnLevel } from '../../situation/use-own-level.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { WordsField } from '../../ui/words-field.tsx';

type Props = { incident: Incident; mayAct: boolean; done: Done };

/** A level of command with the area whose desk that is, e.g. 市级 · 无锡市. */
function useDeskName({ county, town }: Incident): (level: CommandLevel) => string {
  const text = useText();
  const names = useNames();
  const codes: Record<CommandLevel, string> = { city: CITY_CODE, county, town };
  return (level) => `${text(`command.level.${level}`)} · ${names.area(codes[level])}`;
}

/** Who commands since when, whether that is on offer, and what this desk can do about it (art. 58). */
export function IncidentCommandPart({ incident, mayAct, done }: Props) {
  const text = useText();
  const nameOf = useDeskName(incident);
  const own = useOwnLevel();
  const { command } = incident;
  const inCommand = mayAct && mayCommand(own, command);
  return (
    <section data-testid="incident-command">
      <p className="jw-wrap">
        {text('command.who')} <b>{nameOf(command.level)}</b> <Age at={Date.parse(command.since)} />
      </p>
      {command.offer !== null && <Offer incident={incident} mayAct={mayAct} done={done} />}
      {inCommand && command.offer === null && <OfferForm incident={incident} done={done} />}
    </section>
  );
}

type Answered =
  | { act: 'command-accept' | 'command-withdraw' }
  | { act: 'command-refuse'; reason: string };

/** Sends an act on this incident as it is shown. */
const actOf =
  ({ id, version }: Incident) =>
  (body: Answered) =>
  (key: string) =>
    actOnCommand(id, { basedOn: version, ...body }, key);

/** Command on offer: accepted or refused by the desk it is offered to, taken back by the one that has it. */
function Offer({ incident, mayAct, done }: Props): ReactNode {
  const text = useText();
  const nameOf = useDeskName(incident);
  const own = useOwnLevel();
  const me = useLive((live) => live.me?.id);
  const [reason, setReason] = useState('');
  const { command } = incident;
  if (command.offer === null) return null;
  const { to, by, at, note } = command.offer;
  const act = actOf(incident);
  const mayAnswer = mayAct && own === to && by !== me;
  return (
    <div className="jw-note" role="status">
      {text('command.offered', { level: nameOf(to) })} <Age at={Date.parse(at)} /> {note}
      <div className="jw-send">
        {mayAnswer && (
          <>
            <ActButton
              word={text('command.accept')}
              sure={text('command.accept.sure')}
              act={act({ act: 'command-accept' })}
              done={done}
              queued
              name="command-accept"
            />
            <WordsField
              label={text('command.reason')}
              longest={300}
              words={reason}
              change={setReason}
            />
            <ActButton
              word={text('command.refuse')}
              act={act({ act: 'command-refuse', reason })}
              done={done}
              queued
              name="command-refuse"
            />
          </>
        )}
        {mayAct && mayCommand(own, command) && (
          <ActButton
            word={text('command.withdraw')}
            act={act({ act: 'command-withdraw' })}
            done={done}
            queued
            name="command-withdraw"
          />
        )}
      </div>
    </div>
  );
}

function OfferForm({ incident, done }: Omit<Props, 'mayAct'>) {
  const text = useText();
  const nameOf = useDeskName(incident);
  const others = COMMAND_LEVELS.filter((level) => level !== incident.command.level);
  return (
    <details>
      <summary>{text('command.offer')}</summary>
      <CreateForm
        word={text('command.offer')}
        name="command-offer"
        queued
        create={(form, key) =>
          actOnCommand(
            incident.id,
            {
              ...{
                basedOn: incident.version,
                act: 'command-offer',
                note: String(form.get('note')),
              },
              to: String(form.get('to')) as CommandLevel,
            } as const,
            key,
          )
        }
        done={done}
      >
        <label>
          {text('command.to')}
          <select className="jw-select" name="to">
            {others.map((level) => (
              <option key={level} value={level}>
                {nameOf(level)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('command.note')}
          <input className="jw-input" name="note" maxLength={300} />
        </label>
      </CreateForm>
    </details>
  );
}
