import { pairUnit } from '../commands/unit-acts.ts';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { PairingForm } from '../ui/pairing-form.tsx';
import { catchUp } from './follow-unit.ts';
import { unitStore, useUnit } from './unit-store.ts';

function begin(): void {
  unitStore.setState({ line: 'unknown' });
  catchUp();
}

/** A device types the code that the desk made for its call-sign, once. */
export function PairUnit() {
  const text = useText();
  const waiting = useUnit(({ outbox }) => outbox.waiting.length);
  return (
    <FrontPage title={text('unit-page.title')} lead={text('unit-page.pair')}>
      {waiting > 0 && <p>{text('unit-page.pair.waiting', { count: waiting })}</p>}
      <PairingForm pair={pairUnit} paired={begin} />
    </FrontPage>
  );
}
