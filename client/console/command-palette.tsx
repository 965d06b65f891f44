import { type KeyboardEvent, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { cardActs } from './card-acts.ts';
import { CONSOLE_KEYS, type KeyAct } from './keys.ts';
import { closeOverlay } from './overlay-store.ts';
import { runAct } from './use-console-keys.ts';

/** Acts one would not look for in the palette: it is open already, or it closes it. */
const LEFT_OUT: readonly KeyAct[] = ['keys.palette', 'keys.escape'];

type Offered = { id: string; word: string; shown: string; go: () => void };

/** Every act of the desk and of the card that is shown, by its words; arrow keys choose, Enter does it. */
export function CommandPalette() {
  const text = useText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  // As the card was when the palette was opened: it lies over it.
  const [onCard] = useState(cardActs);
  const acts = useMemo(() => {
    const sought = query.trim().toLowerCase();
    const ofCard = onCard.map(
      ({ word, go }, place): Offered => ({ id: `card-${place}`, word, shown: '', go }),
    );
    const ofDesk = CONSOLE_KEYS.filter(({ does }) => !LEFT_OUT.includes(does)).map(
      ({ does, shown }): Offered => ({
        ...{ id: does, word: text(does), shown, go: () => runAct(does) },
      }),
    );
    return [...ofDesk, ...ofCard].filter(({ word }) => word.toLowerCase().includes(sought));
  }, [onCard, query, text]);
  const run = ({ go }: Offered) => {
    // At once, as the dialog gives the keyboard back to where it was.
    flushSync(closeOverlay);
    go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at) => Math.min(Math.max(at + step, 0), acts.length - 1));
    }
    if (event.key === 'Enter' && acts[chosen]) {
      event.preventDefault();
      run(acts[chosen]);
    }
  };
  return (
    <Dialog title={text('bar.palette')} close={closeOverlay}>
      <div className="jw-palette">
        <input
          data-autofocus
          aria-label={text('palette.label')}
          placeholder={text('palette.placeholder')}
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        {acts.map((act, place) => (
          <button
            key={act.id}
            type="button"
            className="jw-plain"
            data-chosen={place === chosen}
            onClick={() => run(act)}
          >
            {act.word} {act.shown !== '' && <kbd>{act.shown}</kbd>}
          </button>
        ))}
        {acts.length === 0 && <p className="jw-secondary">{text('palette.empty')}</p>}
      </div>
    </Dialog>
  );
}
