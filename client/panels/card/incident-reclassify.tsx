import { useState } from 'react';
import type { Incident, IncidentKind } from '../../../shared/model/incident.ts';
import { classOfKind } from '../../../shared/risk/incident-life.ts';
import { actOnIncident } from '../../commands/manage-incidents.ts';
import { useText } from '../../i18n/use-text.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';

type Props = { incident: Incident; done: Done };

/** It is proved to be another thing than at first; who is proposed and which plans hold follow its kind. */
export function Reclassify({ incident, done }: Props) {
  const text = useText();
  const [to, setTo] = useState<IncidentKind | ''>('');
  return (
    <div className="jw-send">
      <select
        className="jw-select"
        aria-label={text('incident.reclassify.to')}
        value={to}
        onChange={({ target }) => setTo(target.value as IncidentKind | '')}
      >
        <option value="">{text('incident.reclassify.to')}</option>
        <KindOptions without={incident.kind} />
      </select>
      {to !== '' && to !== incident.kind && (
        <ActButton
          key={to}
          word={text('incident.act.reclassify')}
          act={(key) => {
            const said = { act: 'reclassify', kind: to, class: classOfKind(to) } as const;
            return actOnIncident(incident.id, { basedOn: incident.version, ...said }, key);
          }}
          done={async () => {
            await done();
            setTo('');
          }}
          queued
        />
      )}
    </div>
  );
}
