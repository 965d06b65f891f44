import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentTip, IncidentTips } from '../../../shared/model/incident-tip.ts';
import { tipNumber } from '../../../shared/risk/linked-tip.ts';
import { incidentTipsPath, linkTip, TIP_KINDS, unlinkTip } from '../../commands/link-tips.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { flyTo } from '../../store/map-port.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { ErrorState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useToldQuestion } from '../../ui/use-told-question.ts';

type Props = { incident: Incident; mayAct: boolean; done: Done };

const ASKED_EVERY_MS = 30_000;

/** What the public reported of an incident, and what it reported near by that nobody linked yet. */
export function IncidentTipsPart({ incident, mayAct, done }: Props) {
  const text = useText();
  const path = incidentTipsPath(incident.id);
  const { value, refusal, again } = useToldQuestion<IncidentTips>(path, TIP_KINDS, ASKED_EVERY_MS);
  if (value === null) {
    if (refusal === null) return null;
    return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  }
  const { linked, beyond, near } = value;
  if (linked.length + beyond + near.length === 0) return null;
  const changed = async () => {
    await Promise.all([again(), done()]);
  };
  return (
    <section data-testid="incident-tips">
      <h4 className="jw-small jw-secondary">
        {text('incident-tips.title', { count: linked.length + beyond })}
      </h4>
      <ul className="jw-list jw-small jw-tips">
        {linked.map((tip) => (
          <li key={tip.id} data-of={tip.id}>
            <TipFacts tip={tip} />
            {mayAct && <Unlink incident={incident} tip={tip} done={changed} />}
          </li>
        ))}
      </ul>
      {beyond > 0 && (
        <p className="jw-small jw-secondary">{text('incident-tips.beyond', { count: beyond })}</p>
      )}
      {mayAct && near.length > 0 && (
        <details>
          <summary className="jw-small">
            {text('incident-tips.near', { count: near.length })}
          </summary>
          <ul className="jw-list jw-small jw-tips">
            {near.map((tip) => (
              <li key={tip.id} data-of={tip.id}>
                <TipFacts tip={tip} />
                <ActButton
                  word={text('incident-tips.link')}
                  act={(key) => linkTip(incident, tip.id, key)}
                  done={changed}
                  queued
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What was seen, how far away, when it was received and how far it is; a press shows the place. */
function TipFacts({ tip }: { tip: IncidentTip }) {
  const text = useText();
  const [lon, lat] = tip.place;
  const received = Date.parse(tip.receivedAt);
  return (
    <>
      <p>
        <button type="button" className="jw-plain jw-link" onClick={() => flyTo({ lon, lat })}>
          {text(`class.${tip.class}`)} · {tipNumber(tip)}
        </button>
        <span className="jw-number">
          {text('incident-tips.away', { metres: formatNumber(tip.metres) })}
        </span>
        <span>
          <TimeText at={tip.receivedAt} /> <Age at={received} />
        </span>
        <span className="jw-secondary">{text(`tip-state.${tip.state}`)}</span>
      </p>
      <p className="jw-told">{tip.words}</p>
    </>
  );
}

function Unlink({ incident, tip, done }: Omit<Props, 'mayAct'> & { tip: IncidentTip }) {
  const text = useText();
  return (
    <details>
      <summary>{text('incident-tips.unlink')}</summary>
      <CreateForm
        word={text('incident-tips.unlink')}
        create={(form, key) => unlinkTip(incident, tip.id, String(form.get('reason')).trim(), key)}
        done={done}
      >
        <label className="jw-grow">
          {text('incident-tips.reason')}
          <input className="jw-input" name="reason" required maxLength={300} />
        </label>
      </CreateForm>
    </details>
  );
}
