import { type FormEvent, useState } from 'react';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';

type Step = 'idle' | 'working' | 'done';

/**
 * Asks for the one-time code that a screen or a unit was given.
 * @param pair tries it; a refusal is shown
 * @param paired what comes after
 */
export function PairingForm({
  pair,
  paired,
}: {
  pair: (code: string) => Promise<Answer<unknown>>;
  paired: () => void;
}) {
  const text = useText();
  const [step, setStep] = useState<Step>('idle');
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    setStep('working');
    setRefused(null);
    const answer = await pair(code);
    setStep(answer.ok ? 'done' : 'idle');
    if (answer.ok) paired();
    else setRefused(refusalText(text, answer.refusal));
  };
  const words = { idle: 'pair.submit', working: 'pair.working', done: 'pair.done' } as const;
  return (
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
      <button type="submit" className="jw-button" data-strong disabled={step !== 'idle'}>
        {text(words[step])}
      </button>
    </form>
  );
}
