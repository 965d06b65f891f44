import { type FormEvent, useState } from 'react';
import { pairUnit } from '../commands/unit-acts.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { catchUp } from './follow-unit.ts';
import { unitStore, useUnit } from './unit-store.ts';

/** A device types the code that the desk made for its call-sign, once. */
export function PairUnit() {
  const text = useText();
  const [isWorking, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const waiting = useUnit(({ outbox }) => outbox.waiting.length);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    setWorking(true);
    setRefused(null);
    const answer = await pairUnit(code);
    setWorking(false);
    if (!answer.ok) return setRefused(refusalText(text, answer.refusal));
    unitStore.setState({ line: 'unknown' });
    catchUp();
  };
  return (
    <FrontPage title={text('unit-page.title')} lead={text('unit-page.pair')}>
      {waiting > 0 && <p>{text('unit-page.pair.waiting', { count: waiting })}</p>}
      <form className="jw-form" onSubmit={(event) => void submit(event)}>
        <label>
          {text('pair.code')}
          <input
            className="jw-input jw-code-input"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            minLength={8}
            maxLength={20}
          />
        </label>
        {refused !== null && (
          <p className="jw-error" role="alert">
            {refused}
          </p>
        )}
        <button type="submit" className="jw-button jw-unit-step" data-strong disabled={isWorking}>
          {text(isWorking ? 'pair.working' : 'pair.submit')}
        </button>
      </form>
    </FrontPage>
  );
}
