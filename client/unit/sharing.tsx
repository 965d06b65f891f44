import { useState } from 'react';
import { unpairUnit } from '../commands/unit-acts.ts';
import { useText } from '../i18n/use-text.ts';
import { ActButton } from '../ui/act-button.tsx';
import { catchUp } from './follow-unit.ts';
import { forgetUnit, unitStore, useUnit } from './unit-store.ts';

/** Whether the device tells where it is, in so many words; and how it is given back. */
export function Sharing() {
  const text = useText();
  const shares = useUnit((unit) => unit.shares);
  const [isOpen, setOpen] = useState(false);
  return (
    <footer className="jw-unit-foot">
      <label>
        <input
          type="checkbox"
          checked={shares}
          onChange={({ target }) => {
            unitStore.setState({ shares: target.checked });
            catchUp();
          }}
        />{' '}
        {text('unit-page.share')}
      </label>
      <p className="jw-small jw-secondary">{text('unit-page.share.hint')}</p>
      {isOpen ? (
        <ActButton
          word={text('unit-page.unpair')}
          sure={text('unit-page.unpair.sure')}
          act={unpairUnit}
          done={forgetUnit}
        />
      ) : (
        <button type="button" className="jw-plain jw-link" onClick={() => setOpen(true)}>
          {text('unit-page.more')}
        </button>
      )}
    </footer>
  );
}
