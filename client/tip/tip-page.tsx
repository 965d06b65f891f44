import '../i18n/later-words.ts';
import { useState } from 'react';
import type { TipReceipt } from '../../shared/model/tip.ts';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { AskReceipt } from './ask-receipt.tsx';
import { TipForm } from './tip-form.tsx';
import { useDemonstration } from './use-demonstration.ts';
import './tip.css';
import { takeFocus } from '../ui/take-focus.ts';

/**
 * Where anybody tells of a hidden danger without saying who he is (art. 11), and asks by receipt what
 * became of it. Needs no account, keeps nothing in the browser.
 */
export function TipPage() {
  const text = useText();
  const [given, setGiven] = useState<TipReceipt | null>(null);
  const demonstration = useDemonstration();
  return (
    <FrontPage title={text('tip.title')} lead={text('tip.lead')}>
      {given === null ? (
        <TipForm done={setGiven} />
      ) : (
        <Given given={given} again={() => setGiven(null)} />
      )}
      <AskReceipt />
      {demonstration && (
        <footer className="jw-front-foot">
          <SyntheticBadge />
        </footer>
      )}
    </FrontPage>
  );
}

/** The form was long and is gone: what it gave, which is shown once, comes into view with the keyboard on it. */
function Given({ given: { receipt }, again }: { given: TipReceipt; again: () => void }) {
  const text = useText();
  return (
    <section ref={takeFocus} tabIndex={-1} data-testid="receipt">
      <p>{text('tip.thanks')}</p>
      <p className="jw-receipt jw-number">{receipt}</p>
      <p className="jw-secondary">{text('tip.receipt.hint')}</p>
      <button type="button" className="jw-button" onClick={again}>
        {text('tip.another')}
      </button>
    </section>
  );
}
