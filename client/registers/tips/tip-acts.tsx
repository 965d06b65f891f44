import { type FormEvent, useState } from 'react';
import type { Tip, TipAct, TipActBody } from '../../../shared/model/tip.ts';
import { tipActs } from '../../../shared/risk/tip-life.ts';
import { actOnTip } from '../../commands/give-tip.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Done } from '../../ui/done.ts';
import { NearestHazard } from '../hazards/nearest-hazard.tsx';

/** What can be done with a tip now; making a danger asks at which hazard, closing asks why. */
export function TipActs({ tip, changed }: { tip: Tip; changed: Done }) {
  const text = useText();
  const [chosen, setChosen] = useState<TipAct | null>(null);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const act = async (more: Partial<TipActBody> & { act: TipAct }) => {
    setWorking(true);
    setRefused(null);
    const answer = await actOnTip(tip.id, { basedOn: tip.version, ...more });
    if (answer.ok) await changed();
    else setRefused(refusalText(text, answer.refusal));
    setWorking(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name)).trim();
    if (chosen === 'danger') {
      void act({ act: 'danger', hazard: field('hazard'), finding: field('finding') });
    }
    if (chosen === 'close') void act({ act: 'close', reason: field('reason') });
  };
  return (
    <>
      <p className="jw-acts">
        {tipActs(tip.state).map((name) => (
          <button
            key={name}
            type="button"
            className="jw-button"
            aria-expanded={name === 'take' ? undefined : name === chosen}
            disabled={working}
            onClick={() =>
              name === 'take' ? void act({ act: 'take' }) : setChosen(name === chosen ? null : name)
            }
          >
            {text(`tip-act.${name}`)}
          </button>
        ))}
        {refused !== null && (
          <span className="jw-error" role="alert">
            {refused}
          </span>
        )}
      </p>
      {chosen !== null && (
        <form className="jw-create" onSubmit={submit}>
          {chosen === 'danger' ? <DangerFields tip={tip} /> : <ReasonField />}
          <button type="submit" className="jw-button" data-strong disabled={working}>
            {text(`tip-act.${chosen}`)}
          </button>
        </form>
      )}
    </>
  );
}

function ReasonField() {
  const text = useText();
  return (
    <label className="jw-grow">
      {text('tips.reason.told')}
      <input className="jw-input" name="reason" required maxLength={300} autoComplete="off" />
    </label>
  );
}

/** The finding is written anew: what a sender wrote may hold a person's data, and findings are kept and handed out. */
function DangerFields({ tip }: { tip: Tip }) {
  const text = useText();
  return (
    <>
      <NearestHazard place={tip.place} />
      <label className="jw-grow">
        {text('dangers.finding')}
        <input className="jw-input" name="finding" required maxLength={300} autoComplete="off" />
      </label>
      <span className="jw-secondary jw-small">{text('tips.finding.own')}</span>
    </>
  );
}
