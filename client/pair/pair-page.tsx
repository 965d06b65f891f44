import { type FormEvent, useState } from 'react';
import { pairWall } from '../commands/pair-wall.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';

/** Back to the wall with what its address said before. */
function wallAddress(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete('ended');
  return parameters.size === 0 ? '/wall' : `/wall?${parameters}`;
}

/** A display types the code of the administrator's page, once; afterwards it needs no hand. */
export function PairPage() {
  const text = useText();
  const [state, setState] = useState<'idle' | 'working' | 'done'>('idle');
  const [refused, setRefused] = useState<string | null>(null);
  const ended = new URLSearchParams(window.location.search).has('ended');
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    setState('working');
    setRefused(null);
    const answer = await pairWall(code);
    setState(answer.ok ? 'done' : 'idle');
    if (answer.ok) window.location.assign(wallAddress(window.location.search));
    else setRefused(refusalText(text, answer.refusal));
  };
  return (
    <FrontPage title={text('pair.title')} lead={text('pair.lead')}>
      {ended && <p className="jw-error">{text('pair.revoked')}</p>}
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
        <button type="submit" className="jw-button" data-strong disabled={state !== 'idle'}>
          {text(
            state === 'done' ? 'pair.done' : state === 'working' ? 'pair.working' : 'pair.submit',
          )}
        </button>
      </form>
      <footer className="jw-front-foot">
        <a href="/">{text('start.back-to-desks')}</a>
      </footer>
    </FrontPage>
  );
}
