import { useState } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { createOpening } from '../../commands/open-from-alarm.ts';
import { useText } from '../../i18n/use-text.ts';
import { showOutcome } from '../../situation/show-outcome.ts';
import { useLive } from '../../store/live-store.ts';
import { sayUntilPressed } from '../../store/notice-store.ts';
import { select } from '../../store/view-store.ts';
import { ActButton } from '../../ui/act-button.tsx';

/** From an alarm to its incident, where the units to send are chosen already: opened, or the one there is. */
export function DispatchButton({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const streams = useLive((live) => live.registers?.streamById);
  const hazard = useLive((live) =>
    alarm.subjectKind === 'hazard'
      ? live.registers?.hazardById.get(alarm.subject ?? '')
      : undefined,
  );
  const [openFrom] = useState(createOpening);
  const role = useLive((live) => live.me?.role);
  const open = useLive((live) =>
    [...live.incidents.values()].find(({ alarms }) => alarms.includes(alarm.id)),
  );
  if (role !== 'coordinator' && role !== 'administrator') return null;
  const show = (id: string) => select({ kind: 'incident', id });
  if (open) {
    return (
      <button
        type="button"
        className="jw-button"
        data-strong
        data-act="respond-to-alarm"
        onClick={() => show(open.id)}
      >
        {text('incident.show')}
      </button>
    );
  }
  if (alarm.place === null) return null;
  return (
    <ActButton
      word={text('incident.open-from-alarm')}
      act={(key) => openFrom(alarm, (id) => streams?.get(id)?.metric, hazard?.class, key)}
      queued
      name="respond-to-alarm"
      done={({ incident: { id, title }, isKindAsked }) => {
        if (!isKindAsked) sayUntilPressed(text('incident.opened.unasked', { name: title }));
        const from = { kind: 'alarm', id: String(alarm.id) } as const;
        showOutcome(from, { kind: 'incident', id }, text('incident.opened', { name: title }));
      }}
    />
  );
}
