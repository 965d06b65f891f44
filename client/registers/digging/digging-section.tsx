import { useState } from 'react';
import type { Digging } from '../../../shared/model/digging.ts';
import { DIGGING_PHASES, diggingPhase } from '../../../shared/risk/digging.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { withdrawDigging } from '../../commands/declare-digging.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AreaName } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { DiggingForm } from './digging-form.tsx';
import { UndeclaredForm } from './undeclared-form.tsx';
import { ZoneDuty } from './zone-duty.tsx';

const ASK_MS = MINUTE_MS;

/** Digging near gas pipes: declared by units, checked against the zones, listed by where it stands (art. 12). */
export function DiggingSection() {
  const text = useText();
  const mayKeep = useMayKeep();
  const list = useQuestion<{ diggings: Digging[] }>('/api/diggings', ASK_MS);
  const [open, setOpen] = useState<'declare' | 'undeclared' | null>(null);
  const close = async () => {
    await list.again();
    setOpen(null);
  };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('digging.lead')}</p>
      {mayKeep && open === null && (
        <p className="jw-acts">
          <button
            type="button"
            className="jw-button"
            data-strong
            onClick={() => setOpen('declare')}
          >
            {text('digging.declare')}
          </button>
          <button type="button" className="jw-button" onClick={() => setOpen('undeclared')}>
            {text('digging.undeclared')}
          </button>
        </p>
      )}
      {open === 'declare' && <DiggingForm done={close} cancel={() => setOpen(null)} />}
      {open === 'undeclared' && <UndeclaredForm done={close} cancel={() => setOpen(null)} />}
      <Section
        question={{ ...list, value: list.value?.diggings ?? null }}
        empty={{ title: text('digging.empty'), hint: text('digging.empty.hint') }}
      >
        {(rows) => <DiggingTable rows={rows} mayKeep={mayKeep} changed={list.again} />}
      </Section>
    </section>
  );
}

const rank = (digging: Digging, now: number) => DIGGING_PHASES.indexOf(diggingPhase(digging, now));

type TableProps = { rows: readonly Digging[]; mayKeep: boolean; changed: Done };

function DiggingTable({ rows, mayKeep, changed }: TableProps) {
  const text = useText();
  const now = serverNow();
  const sorted = [...rows].sort((a, b) => rank(a, now) - rank(b, now));
  return (
    <table className="jw-table" data-testid="diggings">
      <thead>
        <tr>
          <th>{text('digging.unit')}</th>
          <th>{text('digging.work')}</th>
          <th>{text('column.town')}</th>
          <th>{text('digging.when')}</th>
          <th>{text('digging.zone')}</th>
          <th>{text('admin.state')}</th>
          <th>{text('admin.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((digging) => (
          <DiggingRow
            key={digging.id}
            digging={digging}
            now={now}
            mayKeep={mayKeep}
            changed={changed}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { digging: Digging; now: number; mayKeep: boolean; changed: Done };

function DiggingRow({ digging, now, mayKeep, changed }: RowProps) {
  const text = useText();
  const phase = diggingPhase(digging, now);
  const [lon, lat] = digging.place;
  return (
    <tr data-item={digging.id} data-phase={phase}>
      <td>{digging.unit}</td>
      <td>{text(`digging.work.${digging.work}`)}</td>
      <td>
        <AreaName code={digging.town} />
      </td>
      <td>
        <TimeText at={digging.beginsAt} /> – <TimeText at={digging.endsAt} />
      </td>
      <td>
        <ZoneDuty pipes={digging.pipes} agreed={digging.agreed} />
      </td>
      <td>{text(`digging.phase.${phase}`)}</td>
      <td>
        <a className="jw-button" href={`/console?at=${lon},${lat},17`}>
          {text('hazards.on-map')}
        </a>
        {mayKeep && (phase === 'coming' || phase === 'under-way') && (
          <ActButton
            word={text('digging.withdraw')}
            sure={text('digging.withdraw.sure')}
            act={() => withdrawDigging(digging.id, digging.version)}
            done={changed}
          />
        )}
      </td>
    </tr>
  );
}
