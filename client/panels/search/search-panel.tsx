import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { liveStore, useLive } from '../../store/live-store.ts';
import { select } from '../../store/view-store.ts';
import { EmptyState } from '../../ui/states.tsx';
import { buildIndex } from './build-index.ts';
import { type Findable, find, foundByBoth } from './search-index.ts';
import './search-panel.css';

/** The element that '/' brings the caret to. */
export const SEARCH_INPUT_ID = 'jw-search';

/** Finds a place or a thing, flies there and selects it. Arrow keys choose, Enter goes, Escape clears. */
export function SearchPanel() {
  const text = useText();
  const listId = useId();
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const sought = useDeferredValue(query);
  const index = useMemo(() => {
    const shown = buildIndex(registers, coverage);
    // Where names are shown in another language, the ones of the register find the thing as well.
    const told = liveStore.getState();
    if (told.registers === registers) return shown;
    return foundByBoth(shown, buildIndex(told.registers, told.coverage));
  }, [registers, coverage]);
  const { results, total } = useMemo(() => find(index, sought), [index, sought]);
  const open = sought.trim() !== '';

  const go = (item: Findable) => {
    const selection = { kind: item.kind, id: item.id };
    select(selection);
    goTo(selection);
    setQuery('');
    input.current?.blur();
  };
  // Who types fast and presses Enter means what was typed, not what is listed yet.
  const goToChosen = () => {
    const item = find(index, query).results[sought === query ? chosen : 0];
    if (item) go(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at) => Math.min(Math.max(at + step, 0), results.length - 1));
    } else if (event.key === 'Enter') goToChosen();
    else if (event.key === 'Escape') {
      event.stopPropagation();
      setQuery('');
      input.current?.blur();
    }
  };

  return (
    <search className="jw-search">
      <Search aria-hidden="true" />
      <input
        ref={input}
        id={SEARCH_INPUT_ID}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        aria-label={text('search.label')}
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && results[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={text('search.placeholder')}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div className="jw-search-results">
          <ul id={listId} className="jw-list" aria-label={text('search.results', { count: total })}>
            {results.map((item, place) => (
              <li key={`${item.kind}:${item.id}`}>
                <button
                  type="button"
                  id={`${listId}-${place}`}
                  className="jw-plain jw-result"
                  data-subject={`${item.kind}:${item.id}`}
                  data-chosen={place === chosen}
                  onClick={() => go(item)}
                >
                  <span className="jw-clip jw-grow">{item.name}</span>
                  <span className="jw-secondary jw-small jw-clip">
                    {item.detail} {text(`kind.${item.kind}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {total === 0 && (
            <EmptyState
              title={text('search.empty', { query: sought.trim() })}
              hint={text('search.empty.hint')}
            />
          )}
          {total > results.length && (
            <p className="jw-secondary jw-small jw-more">
              {text('search.more', { count: total - results.length })}
            </p>
          )}
        </div>
      )}
    </search>
  );
}
