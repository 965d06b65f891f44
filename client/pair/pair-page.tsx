import { pairWall } from '../commands/pair-wall.ts';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { PairingForm } from '../ui/pairing-form.tsx';

/** Back to the wall with what its address said before. */
function wallAddress(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete('ended');
  return parameters.size === 0 ? '/wall' : `/wall?${parameters}`;
}

/** A display types the code of the administrator's page, once; afterwards it needs no hand. */
export function PairPage() {
  const text = useText();
  const ended = new URLSearchParams(window.location.search).has('ended');
  return (
    <FrontPage title={text('pair.title')} lead={text('pair.lead')}>
      {ended && <p className="jw-error">{text('pair.revoked')}</p>}
      <PairingForm
        pair={pairWall}
        paired={() => window.location.assign(wallAddress(window.location.search))}
      />
      <footer className="jw-front-foot">
        <a href="/">{text('live.to-start')}</a>
      </footer>
    </FrontPage>
  );
}
