import { type KeyboardEvent, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { CONSOLE_KEYS, type KeyAct } from './keys.ts';
import { closeOverlay } from './overlay-store.ts';
import { runAct } from './use-console-keys.ts';

/** Acts one would not look for in the palette: it is open already, or it closes it. */
const LEFT_OUT: readonly KeyAct[] = ['keys.palette', 'keys.escape'];

/** Every act of the desk by its words; arrow keys choose, Enter does it. */
export function CommandPalette() {
  const text = useText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const acts = useMemo(() => {
    const sought = query.trim().toLowerCase();
    return CONSOLE_KEYS.filter(
      ({ does }) => !LEFT_OUT.includes(does) && text(does).toLowerCase().includes(sought),
    );
  }, [query, text]);
  const run = (act: KeyAct) => {
    closeOverlay();
    runAct(act, 'all');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at) => Math.min(Math.max(at + step, 0), acts.length - 1));
    }
    if (event.key === 'Enter' && acts[chosen]) run(acts[chosen].does);
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
        {acts.map(({ does, shown }, place) => (
          <button
            key={does}
            type="button"
            className="jw-plain"
            data-chosen={place === chosen}
            onClick={() => run(does)}
          >
            {text(does)} <kbd>{shown}</kbd>
          </button>
        ))}
        {acts.length === 0 && <p className="jw-secondary">{text('palette.empty')}</p>}
      </div>
    </Dialog>
  );
}
