import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import './places.css';

/** Rows drawn at once: more are found by a word sooner than by scrolling [D]. */
const MOST_ROWS = 200;
/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 12;

/** Rows that can be searched by their words; the first of them are drawn, and how many there are is told. */
export function ShortList<Row>({
  rows,
  wordsOf,
  children,
}: {
  rows: readonly Row[];
  wordsOf: (row: Row) => string;
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const word = wanted.trim().toLowerCase();
  const found = rows.filter((row) => wordsOf(row).toLowerCase().includes(word));
  const shown = found.slice(0, MOST_ROWS);
  return (
    <>
      <div className="jw-row jw-list-tools" hidden={rows.length < WORTH_SEARCHING}>
        <input
          className="jw-input"
          type="search"
          aria-label={text('places.find')}
          placeholder={text('places.find')}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <span className="jw-secondary jw-small">
          {text('places.shown', {
            shown: formatNumber(shown.length),
            found: formatNumber(found.length),
          })}
        </span>
      </div>
      {children(shown)}
    </>
  );
}
