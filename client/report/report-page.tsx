import '../i18n/later-words.ts';
import { useState } from 'react';
import type { TipReceipt } from '../../shared/model/tip.ts';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { AskReceipt } from './ask-receipt.tsx';
import { TipForm } from './tip-form.tsx';
import { useDemonstration } from './use-demonstration.ts';
import './report.css';

/**
 * Where anybody tells of a hidden danger without saying who he is (art. 11), and asks by receipt what
 * became of it. Needs no account, keeps nothing in the browser.
 */
export function ReportPage() {
  const text = useText();
  const [given, setGiven] = useState<TipReceipt | null>(null);
  const demonstration = useDemonstration();
  return (
    <FrontPage title={text('tip.title')} lead={text('tip.lead')}>
      {given === null ? <TipForm done={setGiven} /> : <Given given={given} />}
      <AskReceipt />
      {demonstration && (
        <footer className="jw-front-foot">
          <SyntheticBadge />
        </footer>
      )}
    </FrontPage>
  );
}

function Given({ given: { receipt } }: { given: TipReceipt }) {
  const text = useText();
  return (
    <section data-testid="receipt">
      <p>{text('tip.thanks')}</p>
      <p className="jw-receipt jw-number">{receipt}</p>
      <p className="jw-secondary">{text('tip.receipt.hint')}</p>
    </section>
  );
}
