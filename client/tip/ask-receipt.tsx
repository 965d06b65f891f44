import { type FormEvent, useState } from 'react';
import type { TipStanding } from '../../shared/model/tip.ts';
import { askTip } from '../commands/give-tip.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import { TimeText } from '../ui/time-text.tsx';

/** What became of a tip, for whoever holds its receipt. */
export function AskReceipt() {
  const text = useText();
  const [answer, setAnswer] = useState<Answer<TipStanding> | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const receipt = String(new FormData(event.currentTarget).get('receipt')).trim().toUpperCase();
    setAnswer(await askTip(receipt));
  };
  return (
    <form
      className="jw-form jw-report-section"
      data-testid="ask-receipt"
      onSubmit={(event) => void submit(event)}
    >
      <label>
        {text('tip.ask')}
        <input
          className="jw-input jw-number"
          name="receipt"
          required
          autoComplete="off"
          pattern="[0-9A-Za-z]{5}-[0-9A-Za-z]{5}"
          placeholder="XXXXX-XXXXX"
        />
      </label>
      <button type="submit" className="jw-button">
        {text('tip.ask.send')}
      </button>
      {answer !== null &&
        (answer.ok ? <Standing standing={answer.value} /> : <Refused answer={answer} />)}
    </form>
  );
}

function Standing({
  standing: { state, receivedAt, changedAt, reason },
}: {
  standing: TipStanding;
}) {
  const text = useText();
  return (
    <p role="status" data-testid="standing">
      <b>{text(`tip-state.${state}`)}</b> <TimeText at={changedAt ?? receivedAt} />
      {reason !== null && <span className="jw-block">{reason}</span>}
    </p>
  );
}

function Refused({ answer }: { answer: Extract<Answer<TipStanding>, { ok: false }> }) {
  const text = useText();
  return (
    <p className="jw-error" role="alert">
      {refusalText(text, answer.refusal)}
    </p>
  );
}
